@NullMarked
package spoor.testkit;

import org.jspecify.annotations.NullMarked;
