@NullMarked
package spoor.formats.schemas;

import org.jspecify.annotations.NullMarked;
