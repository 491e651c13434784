package spoor.testkit;

/// What became of a case.
sealed interface Verdict {
    /// As Kusto answers.
    record Agree() implements Verdict {}

    /// Another answer, or none: a wrong table, rows where an error belongs, a failure of ours.
    ///
    /// @param got what came out, in one or a few lines
    record Differ(String expected, String got) implements Verdict {}

    /// Not answered, and said so.
    ///
    /// @param reason the first problem
    record Refused(String reason) implements Verdict {}

    /// Cannot be compared.
    record Skipped(String reason) implements Verdict {}
}
