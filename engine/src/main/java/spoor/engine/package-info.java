@NullMarked
package spoor.engine;

import org.jspecify.annotations.NullMarked;
