/// Process trees: who started whom.
@NullMarked
package spoor.mining.processes;

import org.jspecify.annotations.NullMarked;
