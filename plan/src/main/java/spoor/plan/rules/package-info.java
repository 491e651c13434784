/// Rewrite rules, one class each.
@NullMarked
package spoor.plan.rules;

import org.jspecify.annotations.NullMarked;
