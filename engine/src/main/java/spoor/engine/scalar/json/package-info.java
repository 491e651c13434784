/// JSON as KQL's dynamic values are written: parsing, comparing, compact text.
@NullMarked
package spoor.engine.scalar.json;

import org.jspecify.annotations.NullMarked;
