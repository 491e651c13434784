@NullMarked
package spoor.mining.clusters;

import org.jspecify.annotations.NullMarked;
