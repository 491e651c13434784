@NullMarked
package spoor.formats.zeek;

import org.jspecify.annotations.NullMarked;
