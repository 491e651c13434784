/// Real queries without known answers: read, bound, compared with a recorded result schema, planned
/// and executed over generated rows.
@NullMarked
package spoor.testkit.corpus;

import org.jspecify.annotations.NullMarked;
