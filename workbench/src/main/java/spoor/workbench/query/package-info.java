/// From KQL text to an answer.
@NullMarked
package spoor.workbench.query;

import org.jspecify.annotations.NullMarked;
