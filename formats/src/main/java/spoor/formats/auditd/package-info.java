@NullMarked
package spoor.formats.auditd;

import org.jspecify.annotations.NullMarked;
