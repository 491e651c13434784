/// Who may use a server, and what each may do: the users file, passwords and tokens.
@NullMarked
package spoor.server.users;

import org.jspecify.annotations.NullMarked;
