@NullMarked
package spoor.formats.arrow;

import org.jspecify.annotations.NullMarked;
