/// Unpacks what is hidden in texts.
@NullMarked
package spoor.engine.scalar.unpacking;

import org.jspecify.annotations.NullMarked;
