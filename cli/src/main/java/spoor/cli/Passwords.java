package spoor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Reads passwords from the terminal, where they do not show, or from standard input. Never from an
/// argument: others on the machine see those, and shells keep them.
final class Passwords {
    private Passwords() {}

    static char[] read(String prompt) {
        java.io.Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("%s", prompt);
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
        java.io.Console console = System.console();
        if (console != null
                && console.isTerminal()
                && !Arrays.equals(first, read("The same again: "))) {
            throw new SpoorException(ErrorKind.USER, "these are two different passwords");
        }
        return first;
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
