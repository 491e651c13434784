@NullMarked
package spoor.mining.sequence;

import org.jspecify.annotations.NullMarked;
