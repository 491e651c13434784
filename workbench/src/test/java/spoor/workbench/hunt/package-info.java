@NullMarked
package spoor.workbench.hunt;

import org.jspecify.annotations.NullMarked;
