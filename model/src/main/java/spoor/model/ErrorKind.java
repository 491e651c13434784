package spoor.model;

/// Whose fault an error is; exit codes and HTTP statuses are derived from it here and nowhere else.
public enum ErrorKind {
    USER(2, 400),
    DATA(3, 422),
    /// Not 429: clients of Kusto and Azure try again then, and hide the sentence.
    LIMIT(4, 400),
    INTERNAL(70, 500);

    private final int exitCode;
    private final int httpStatus;

    ErrorKind(int exitCode, int httpStatus) {
        this.exitCode = exitCode;
        this.httpStatus = httpStatus;
    }

    public int exitCode() {
        return exitCode;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
