@NullMarked
package spoor.formats.labelled;

import org.jspecify.annotations.NullMarked;
