@NullMarked
package spoor.bench;

import org.jspecify.annotations.NullMarked;
