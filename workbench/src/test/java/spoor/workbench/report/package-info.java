@NullMarked
package spoor.workbench.report;

import org.jspecify.annotations.NullMarked;
