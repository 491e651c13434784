/// Places elsewhere that queries may name: connections, what is known of their tables, the rows
/// that come back.
@NullMarked
package spoor.workbench.remote;

import org.jspecify.annotations.NullMarked;
