@NullMarked
package spoor.bench.templates;

import org.jspecify.annotations.NullMarked;
