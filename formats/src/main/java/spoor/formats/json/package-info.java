@NullMarked
package spoor.formats.json;

import org.jspecify.annotations.NullMarked;
