/// Logons of Windows, readable.
@NullMarked
package spoor.mining.logons;

import org.jspecify.annotations.NullMarked;
