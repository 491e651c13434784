@NullMarked
package spoor.plan;

import org.jspecify.annotations.NullMarked;
