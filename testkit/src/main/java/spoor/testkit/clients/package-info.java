/// Many clients at once against a server of the workbench: `./soak` runs them.
@NullMarked
package spoor.testkit.clients;

import org.jspecify.annotations.NullMarked;
