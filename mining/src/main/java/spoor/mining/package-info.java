@NullMarked
package spoor.mining;

import org.jspecify.annotations.NullMarked;
