@NullMarked
package spoor.kql.syntax;

import org.jspecify.annotations.NullMarked;
