@NullMarked
package spoor.formats;

import org.jspecify.annotations.NullMarked;
