/// Which model, of which columns: what carries a model, and how surely one is better than another.
@NullMarked
package spoor.mining.selection;

import org.jspecify.annotations.NullMarked;
