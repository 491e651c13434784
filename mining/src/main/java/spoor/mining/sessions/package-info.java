@NullMarked
package spoor.mining.sessions;

import org.jspecify.annotations.NullMarked;
