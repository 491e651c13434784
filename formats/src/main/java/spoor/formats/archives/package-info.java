@NullMarked
package spoor.formats.archives;

import org.jspecify.annotations.NullMarked;
