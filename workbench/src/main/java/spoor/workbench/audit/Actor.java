package spoor.workbench.audit;

/// Who acts on a case.
///
/// @param user the name that signed in; of one who did not, what tells him best
/// @param client where it came from: an address, or the command line
/// @param program what the client calls itself; empty: nothing
public record Actor(String user, String client, String program) {}
