/// Files beside the case that queries may read: `externaldata`, watchlists.
@NullMarked
package spoor.workbench.external;

import org.jspecify.annotations.NullMarked;
