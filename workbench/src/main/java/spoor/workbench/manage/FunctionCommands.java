package spoor.workbench.manage;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import spoor.kql.functions.Functions;
import spoor.model.ErrorKind;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// `.create function`, `.create-or-alter function`, `.alter function`, `.drop function`.
final class FunctionCommands {
    private static final int MOST = 1_000;
    private static final int LONGEST = 1 << 16;

    private final Case opened;
    private final ShowCommands shown;

    FunctionCommands(Case opened, ShowCommands shown) {
        this.opened = opened;
        this.shown = shown;
    }

    /// @param create whether there must be none of that name
    /// @param alter whether there must be one of that name
    ResultTable define(CommandText text, boolean create, boolean alter) {
        boolean unlessThere = text.take("ifnotexists");
        Map<String, String> properties = text.properties();
        String name = text.requireName("the function");
        StoredFunction function =
                StoredFunction.of(
                        name,
                        properties.getOrDefault("view", "false").equalsIgnoreCase("true"),
                        text.balanced('(', ')'),
                        text.balanced('{', '}'),
                        properties.getOrDefault("folder", ""),
                        properties.getOrDefault("docstring", ""));
        if (!text.ended()) {
            throw text.wrong("the end of the command");
        }
        boolean there = opened.texts().functions().contains(name);
        if (there && unlessThere) {
            return shown.functions(java.util.Optional.of(name));
        }
        refuse(function, there, create, alter);
        if (!properties.getOrDefault("skipvalidation", "false").equalsIgnoreCase("true")) {
            check(function);
        }
        opened.texts().addFunction(name, function.text());
        return ShowCommands.function(function);
    }

    private void refuse(StoredFunction function, boolean there, boolean create, boolean alter) {
        String name = function.name();
        if (there && create) {
            throw wrong(
                    "the function '"
                            + name
                            + "' is there already: change it with .create-or-alter function");
        }
        if (!there && alter) {
            throw ShowCommands.missing("function", name, opened.texts().functions());
        }
        if (Functions.ALL.stream().anyMatch(known -> known.name().equals(name))) {
            throw wrong("'" + name + "' is a function of KQL: choose another name");
        }
        if (opened.catalog().table(name).isPresent()) {
            throw wrong("'" + name + "' is a table of this case: choose another name");
        }
        if (function.text().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw limit("the function is longer than " + LONGEST + " bytes");
        }
        if (!there && opened.texts().functions().size() >= MOST) {
            throw limit("the case has " + MOST + " functions, the most it keeps: drop some first");
        }
    }

    /// A function that needs no arguments is bound as it would be called: as a value, else as a
    /// table, of which the problems are told.
    private void check(StoredFunction function) {
        if (!function.parameters().replaceAll("\\s", "").equals("()")) {
            return;
        }
        if (isValue(function)) {
            return;
        }
        try {
            opened.check(QueryRequest.of(function.text() + ";\n" + function.name() + "()"));
        } catch (ProblemException e) {
            throw wrong(
                    "the function '"
                            + function.name()
                            + "' is wrong: "
                            + e.problems().stream()
                                    .map(Problem::line)
                                    .collect(Collectors.joining("; "))
                            + " (with (skipvalidation = true) it is kept all the same)");
        }
    }

    private boolean isValue(StoredFunction function) {
        try {
            opened.check(QueryRequest.of(function.text() + ";\nprint " + function.name() + "()"));
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    ResultTable drop(CommandText text) {
        String name = text.requireName("the function");
        boolean ifThere = text.take("ifexists");
        if (!text.ended()) {
            throw text.wrong("the end of the command");
        }
        boolean there = opened.texts().functions().contains(name);
        if (!there && !ifThere) {
            throw ShowCommands.missing("function", name, opened.texts().functions());
        }
        if (there) {
            opened.texts().removeFunction(name);
        }
        return shown.functions(java.util.Optional.empty());
    }

    private static SpoorException wrong(String sentence) {
        return new SpoorException(ErrorKind.USER, sentence);
    }

    private static SpoorException limit(String sentence) {
        return new SpoorException(ErrorKind.LIMIT, sentence);
    }
}
