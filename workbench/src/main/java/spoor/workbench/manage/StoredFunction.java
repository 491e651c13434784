package spoor.workbench.manage;

import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Statement;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.Case;

/// A function that a case keeps: the text `let NAME = (parameters) { body }`, before it comments
/// `// folder: ...` and `// docstring: ...`.
///
/// @param parameters with their brackets
/// @param body with its braces
public record StoredFunction(
        String name, boolean view, String parameters, String body, String folder, String text) {
    private static final String FOLDER = "// folder: ";
    private static final String DOCSTRING = "// docstring: ";

    /// The functions that a case keeps, by name.
    public static List<StoredFunction> all(Case opened) {
        return opened.texts().functions().stream()
                .map(name -> read(name, opened.texts().function(name)))
                .toList();
    }

    /// What the function is for, in one line.
    public String docstring() {
        return line(text, DOCSTRING);
    }

    /// A parameter as an editor is told of it.
    ///
    /// @param type of a scalar; of a table empty
    /// @param defaultValue as it is written; empty: there is none
    /// @param columns of a table that must have some
    public record Parameter(
            String name, String type, String defaultValue, boolean table, List<Column> columns) {
        public Parameter {
            columns = List.copyOf(columns);
        }
    }

    /// The parameters with their types; none where the text cannot be read.
    public List<Parameter> typedParameters() {
        return Parser.parse(text).statements().stream()
                .filter(Statement.LetFunction.class::isInstance)
                .map(Statement.LetFunction.class::cast)
                .limit(1)
                .flatMap(function -> function.parameters().stream())
                .map(this::typed)
                .toList();
    }

    private Parameter typed(Statement.Parameter parameter) {
        String value =
                parameter
                        .defaultValue()
                        .map(found -> text.substring(found.span().start(), found.span().end()))
                        .orElse("");
        List<Column> columns =
                parameter.table().orElse(List.of()).stream()
                        .flatMap(column ->
                                KqlType.named(column.type()).stream()
                                        .map(type -> new Column(column.name(), type)))
                        .toList();
        return new Parameter(
                parameter.name(),
                parameter.type().orElse(""),
                value,
                parameter.table().isPresent(),
                columns);
    }

    static StoredFunction of(
            String name,
            boolean view,
            String parameters,
            String body,
            String folder,
            String docstring) {
        String text =
                (folder.isEmpty() ? "" : FOLDER + oneLine(folder) + "\n")
                        + (docstring.isEmpty() ? "" : DOCSTRING + oneLine(docstring) + "\n")
                        + "let "
                        + name
                        + " = "
                        + (view ? "view " : "")
                        + parameters
                        + " "
                        + body
                        + "\n";
        return new StoredFunction(name, view, parameters, body, oneLine(folder), text);
    }

    /// A comment ends with its line.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|\\u2028|\\u2029", " ").strip();
    }

    /// Reads what the case keeps.
    public static StoredFunction read(String name, String text) {
        CommandText reader = new CommandText(text);
        boolean begins = reader.take("let");
        Optional<String> named = reader.name();
        boolean equal = reader.take("=");
        if (!begins || named.isEmpty() || !equal) {
            return new StoredFunction(name, false, "()", text, "", text);
        }
        boolean view = reader.take("view");
        String parameters = reader.balanced('(', ')');
        String body = reader.balanced('{', '}');
        return new StoredFunction(name, view, parameters, body, line(text, FOLDER), text);
    }

    private static String line(String text, String begin) {
        return text.lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst()
                .orElse("");
    }
}
