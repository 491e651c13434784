/// Finds indicators of compromise in texts.
@NullMarked
package spoor.engine.scalar.indicators;

import org.jspecify.annotations.NullMarked;
