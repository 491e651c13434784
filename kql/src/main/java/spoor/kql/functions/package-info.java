@NullMarked
package spoor.kql.functions;

import org.jspecify.annotations.NullMarked;
