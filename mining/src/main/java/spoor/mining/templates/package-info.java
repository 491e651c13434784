@NullMarked
package spoor.mining.templates;

import org.jspecify.annotations.NullMarked;
