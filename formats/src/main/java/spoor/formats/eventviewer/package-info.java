@NullMarked
package spoor.formats.eventviewer;

import org.jspecify.annotations.NullMarked;
