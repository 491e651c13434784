@NullMarked
package spoor.mining.profile;

import org.jspecify.annotations.NullMarked;
