@NullMarked
package spoor.engine.duckdb;

import org.jspecify.annotations.NullMarked;
