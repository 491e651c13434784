@NullMarked
package spoor.bench.samples;

import org.jspecify.annotations.NullMarked;
