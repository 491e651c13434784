@NullMarked
package spoor.formats.syslog;

import org.jspecify.annotations.NullMarked;
