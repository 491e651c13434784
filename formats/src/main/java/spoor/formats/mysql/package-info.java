@NullMarked
package spoor.formats.mysql;

import org.jspecify.annotations.NullMarked;
