@NullMarked
package spoor.mining.anomalies;

import org.jspecify.annotations.NullMarked;
