package spoor.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Reads passwords from the terminal, where they do not show, or from standard input. Never from an
/// argument: others on the machine see those, and shells keep them.
final class Passwords {
    private Passwords() {}

    static char[] read(String prompt) {
        Optional<Console> terminal = terminal();
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("%s", prompt);
            if (typed == null) {
                throw none();
            }
            return typed;
        }
        return line();
    }

    /// Asks twice on a terminal: what does not show may be mistyped.
    static char[] readNew(String prompt) {
        char[] first = read(prompt);
        if (terminal().isPresent() && !Arrays.equals(first, read("The same again: "))) {
            throw new SpoorException(ErrorKind.USER, "these are two different passwords");
        }
        return first;
    }

    /// There is none where input or output is no terminal; which of the two says so depends on the
    /// version of Java.
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private static char[] line() {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line == null) {
                throw none();
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpoorException none() {
        return new SpoorException(
                ErrorKind.USER,
                "no password was given: type it when asked, or send it as a line on standard input");
    }
}
