/// HTTP routes: JSON in, one workbench call, JSON out.
@NullMarked
package spoor.server;

import org.jspecify.annotations.NullMarked;
