package spoor.mining.sequence;

/// What of an event a model looks at.
public enum SessionType {
    /// The command alone.
    COMMANDS,
    /// The command and the names of its parameters.
    NAMES,
    /// The command, the names of its parameters, and the values of those that take few.
    VALUES
}
