package spoor.model;

import org.jspecify.annotations.Nullable;

/// An engine refused or failed a statement: the engine's name, the statement, the cause. The
/// statement holds no log contents: values travel as parameters.
public final class EngineException extends SpoorException {
    private static final long serialVersionUID = 1L;

    private final String engine;
    private final String statement;

    public EngineException(
            ErrorKind kind,
            String engine,
            String statement,
            String message,
            @Nullable Throwable cause) {
        super(kind, message, cause);
        this.engine = engine;
        this.statement = statement;
    }

    public String engine() {
        return engine;
    }

    public String statement() {
        return statement;
    }
}
