@NullMarked
package spoor.formats.parquet;

import org.jspecify.annotations.NullMarked;
