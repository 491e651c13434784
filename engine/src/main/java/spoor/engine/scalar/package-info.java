@NullMarked
package spoor.engine.scalar;

import org.jspecify.annotations.NullMarked;
