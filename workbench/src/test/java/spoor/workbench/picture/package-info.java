@NullMarked
package spoor.workbench.picture;

import org.jspecify.annotations.NullMarked;
