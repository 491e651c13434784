/// What a hunt gave, as HTML, Markdown and JSON that are safe to open.
@NullMarked
package spoor.workbench.report;

import org.jspecify.annotations.NullMarked;
