package spoor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.workbench.Case;

/// `spoor function add|list|show|remove`: the functions saved in a case.
@Command(
        name = "function",
        description = "Save a KQL function in a case, list, show or remove it.",
        mixinStandardHelpOptions = true)
final class FunctionCommand {
    private final Console console;
    private final Clock clock;

    FunctionCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Command(name = "add", description = "Save a file with 'let NAME = (...) { ... }'.")
    int add(
            @Parameters(paramLabel = "NAME", description = "The function's name.") String name,
            @Parameters(paramLabel = "FILE", description = "The KQL file.") Path file,
            @Mixin CaseOption chosen)
            throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        try (Case opened = chosen.openOrMake(clock)) {
            opened.texts().addFunction(name, text);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> console.error(ProblemText.of(problem, text)));
            return ErrorKind.USER.exitCode();
        }
        return 0;
    }

    @Command(name = "list", description = "Print the names of the functions.")
    int list(@Mixin CaseOption chosen) {
        try (Case opened = chosen.existing(clock)) {
            opened.texts().functions().forEach(console.out()::println);
        }
        return 0;
    }

    @Command(name = "show", description = "Print a function.")
    int show(
            @Parameters(paramLabel = "NAME", description = "The function's name.") String name,
            @Mixin CaseOption chosen) {
        try (Case opened = chosen.existing(clock)) {
            console.out().println(opened.texts().function(name).strip());
        }
        return 0;
    }

    @Command(name = "remove", description = "Remove a function.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "The function's name.") String name,
            @Mixin CaseOption chosen) {
        try (Case opened = chosen.existing(clock)) {
            opened.texts().removeFunction(name);
        }
        return 0;
    }
}
