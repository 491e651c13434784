/// The audit log of a case: who did what with it, when, and how it ended.
@NullMarked
package spoor.workbench.audit;

import org.jspecify.annotations.NullMarked;
