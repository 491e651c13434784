/// Frequent patterns of the values of several columns.
@NullMarked
package spoor.mining.baskets;

import org.jspecify.annotations.NullMarked;
