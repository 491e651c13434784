/// Hunt files: Markdown with KQL blocks, read, run, recorded and verified.
@NullMarked
package spoor.workbench.hunt;

import org.jspecify.annotations.NullMarked;
