/// Kusto's management commands, as far as they make sense for a case.
@NullMarked
package spoor.workbench.manage;

import org.jspecify.annotations.NullMarked;
