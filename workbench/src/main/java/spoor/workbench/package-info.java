@NullMarked
package spoor.workbench;

import org.jspecify.annotations.NullMarked;
