package spoor.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Now;

/// Reads `--now`.
final class NowText {
    private static final List<Function<String, Instant>> FORMS =
            List.of(
                    text -> OffsetDateTime.parse(text).toInstant(),
                    text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                    text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

    private NowText() {}

    static Now parse(String text) {
        if (text.equals("last-event")) {
            return new Now.LastEvent();
        }
        Optional<Instant> time = instant(text);
        if (time.isPresent()) {
            return new Now.At(time.get());
        }
        throw new SpoorException(
                ErrorKind.USER,
                "--now '"
                        + text
                        + "' is no time: write 2026-01-31, 2026-01-31T12:00:00Z, or last-event");
    }

    /// A time as users write it.
    static Optional<Instant> instant(String text) {
        for (Function<String, Instant> form : FORMS) {
            try {
                return Optional.of(form.apply(text.replace(' ', 'T')));
            } catch (DateTimeException e) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }
}
