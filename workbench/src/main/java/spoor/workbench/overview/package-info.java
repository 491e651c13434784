/// What the first page shows of a case beside its account.
@NullMarked
package spoor.workbench.overview;

import org.jspecify.annotations.NullMarked;
