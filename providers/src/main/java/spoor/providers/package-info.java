/// The clients of Kusto and Log Analytics behind the workbench's `RemoteProvider`.
@NullMarked
package spoor.providers;

import org.jspecify.annotations.NullMarked;
