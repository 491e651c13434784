@NullMarked
package spoor.kql.bind;

import org.jspecify.annotations.NullMarked;
