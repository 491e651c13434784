package spoor.server;

import io.javalin.http.Context;
import java.util.Optional;

/// How the server knows who asks.
interface Access {
    /// @return empty when the request shows nothing, or nothing that counts
    /// @throws Refusal when it shows something wrong, or there were too many such
    Optional<Visitor> visitor(Context context);

    /// The value of a new cookie for somebody who was let in.
    String cookie(Visitor visitor);

    /// Forgets the cookie of a request.
    void forget(Context context);

    /// What to do for somebody who was not let in.
    String wayIn();
}
