@NullMarked
package spoor.formats.cells;

import org.jspecify.annotations.NullMarked;
