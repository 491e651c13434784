/// From KQL text to rows: parse, bind, plan, execute.
@NullMarked
package spoor.workbench.query;

import org.jspecify.annotations.NullMarked;
