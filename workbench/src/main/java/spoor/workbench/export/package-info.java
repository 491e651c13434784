/// Results as files for other tools.
@NullMarked
package spoor.workbench.export;

import org.jspecify.annotations.NullMarked;
