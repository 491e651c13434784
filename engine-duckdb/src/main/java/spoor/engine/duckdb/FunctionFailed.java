package spoor.engine.duckdb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// A function in Java gave up. DuckDB hands on only the text of an exception: it begins with the
/// kind of the error.
final class FunctionFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern TEXT =
            Pattern.compile(
                    "^[A-Za-z ]{1,40}: spoor\\.engine\\.duckdb\\.FunctionFailed: ([A-Z]{1,9}) (.*)",
                    Pattern.DOTALL);

    FunctionFailed(SpoorException cause) {
        super(cause.kind() + " " + cause.getMessage(), cause, false, false);
    }

    /// What a function said, out of DuckDB's message.
    record Told(ErrorKind kind, String message) {}

    static Optional<Told> in(String message) {
        Matcher matcher = TEXT.matcher(message);
        return matcher.matches()
                ? Optional.of(new Told(ErrorKind.valueOf(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
