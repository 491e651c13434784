@NullMarked
package spoor.formats.delimited;

import org.jspecify.annotations.NullMarked;
