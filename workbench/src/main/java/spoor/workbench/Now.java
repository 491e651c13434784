package spoor.workbench;

import java.time.Instant;

/// What `now()` and `ago()` count from. Old evidence must not vanish behind `ago(60d)`.
public sealed interface Now {
    /// The clock's time.
    record Clock() implements Now {}

    /// A given time.
    record At(Instant instant) implements Now {}

    /// The time of the last event of the case.
    record LastEvent() implements Now {}
}
