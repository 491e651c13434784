package spoor.mining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import spoor.mining.Miner.Argument;
import spoor.mining.Miner.Call;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;

/// The arguments of one call, matched to the parameter names of a miner.
///
/// Arguments without a name fill the parameters in order; one parameter may gather several columns.
/// Each reader (`column`, `whole`, ...) takes one parameter and notes a [Problem] when it does not
/// fit, so that all problems of a call are reported together.
///
/// Codes: `MINE001` unknown or surplus argument, `MINE002` missing argument, `MINE003` wrong kind
/// or type, `MINE004` value not allowed, `MINE005` given twice, `MINE006` result column name taken;
/// of the rows: `MINE020` there are none, `MINE021` a value has no place.
public final class Arguments {
    private static final JsonFactory JSON = new JsonFactory();

    private final String miner;
    private final Call call;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<Argument>> given;

    /// @param names the parameters in positional order
    /// @param gathering the parameter that takes every unnamed column from its place on; '' for
    ///   none
    public Arguments(String miner, Call call, List<String> names, String gathering) {
        this.miner = miner;
        this.call = call;
        this.given = GivenArguments.match(miner, call, names, gathering, problems);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// The result's columns, or every problem noted so far.
    public Miner.Checked checked(List<Column> output) {
        return problems.isEmpty()
                ? new Miner.Checked.Fine(output)
                : new Miner.Checked.Wrong(problems);
    }

    /// Throws every problem noted so far, where there is one.
    public void throwProblems() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /// Notes a problem of the caller's own.
    public void problem(String code, Span span, String message, String hint) {
        problems.add(new Problem(code, span, message, hint));
    }

    /// Notes that there are no rows.
    ///
    /// @param use what they are for, as in 'to cluster'
    public void noRows(String use) {
        problem(
                "MINE020",
                call.span(),
                "'" + miner + "' has no rows " + use,
                "look at what stands before it: a filter or a span of time may leave nothing");
    }

    /// Notes that some rows hold no finite number in a column.
    ///
    /// @param name the parameter that names the column
    public void noNumbers(String name, Column column, long missing, long rows) {
        problem(
                "MINE021",
                span(name),
                "'"
                        + column.name()
                        + "' is null, NaN or infinite in "
                        + missing
                        + " of "
                        + rows
                        + " rows, which have no place among the others",
                "leave them out: where isfinite(todouble("
                        + column.name()
                        + ")), or give them a value: coalesce("
                        + column.name()
                        + ", ...)");
    }

    /// The place of an argument, or of the call when it was not given.
    public Span span(String name) {
        List<Argument> arguments = given.getOrDefault(name, List.of());
        return arguments.isEmpty() ? call.span() : arguments.getFirst().span();
    }

    /// Whether an argument was given.
    public boolean isGiven(String name) {
        return given.containsKey(name);
    }

    /// A column that may be given, of one of some types.
    public Optional<Column> optionalColumn(String name, Set<KqlType> types, String hint) {
        return isGiven(name) ? column(name, types, hint) : Optional.empty();
    }

    /// A column that must be given, of one of some types.
    public Optional<Column> column(String name, Set<KqlType> types, String hint) {
        List<Argument> arguments = given.getOrDefault(name, List.of());
        if (arguments.isEmpty()) {
            problem(
                    "MINE002",
                    call.span(),
                    "'" + miner + "' needs the argument '" + name + "'",
                    "name a column of the table: " + miner + "(" + name + "=...)");
            return Optional.empty();
        }
        Argument argument = arguments.getFirst();
        Optional<Column> column =
                switch (argument) {
                    case Argument.OfColumn one -> Optional.of(one.column());
                    case Argument.OfColumns many ->
                            many.columns().size() == 1
                                    ? Optional.of(many.columns().getFirst())
                                    : Optional.empty();
                    case Argument.OfConstant constant -> Optional.empty();
                };
        if (column.isEmpty()) {
            wrongKind(argument, name, "one column of the table", hint);
            return Optional.empty();
        }
        if (!types.contains(column.get().type())) {
            problem(
                    "MINE003",
                    argument.span(),
                    "argument '"
                            + name
                            + "' of '"
                            + miner
                            + "' is the column '"
                            + column.get().name()
                            + "' of type "
                            + column.get().type().kqlName()
                            + ", expected "
                            + types.stream()
                                    .map(KqlType::kqlName)
                                    .sorted()
                                    .collect(Collectors.joining(" or ")),
                    hint);
            return Optional.empty();
        }
        return column;
    }

    /// Any number of columns, each given at most once.
    public List<Column> columns(String name) {
        List<Column> columns = new ArrayList<>();
        for (Argument argument : given.getOrDefault(name, List.of())) {
            List<Column> these =
                    switch (argument) {
                        case Argument.OfColumn one -> List.of(one.column());
                        case Argument.OfColumns many -> many.columns();
                        case Argument.OfConstant constant -> {
                            wrongKind(argument, name, "columns of the table", "write (A, B)");
                            yield List.of();
                        }
                    };
            for (Column column : these) {
                if (columns.contains(column)) {
                    problem(
                            "MINE005",
                            argument.span(),
                            "column '" + column.name() + "' is given twice in '" + name + "'",
                            "keep one of the two");
                } else {
                    columns.add(column);
                }
            }
        }
        return columns;
    }

    /// Columns that must be given, of some types; the others are left out.
    ///
    /// @param what the types in words, as in 'numbers and truth values'
    /// @param use what the columns are for, as in 'to cluster by'
    public List<Column> columns(
            String name,
            Set<KqlType> types,
            String what,
            String use,
            Function<Column, String> hint) {
        List<Column> taken = new ArrayList<>();
        for (Column column : columns(name)) {
            if (types.contains(column.type())) {
                taken.add(column);
            } else {
                problem(
                        "MINE003",
                        span(name),
                        "'"
                                + miner
                                + "' takes "
                                + what
                                + ", and the column '"
                                + column.name()
                                + "' is of type "
                                + column.type().kqlName(),
                        hint.apply(column));
            }
        }
        if (!isGiven(name)) {
            problem(
                    "MINE002",
                    call.span(),
                    "'" + miner + "' needs the columns " + use,
                    "name them: " + miner + "(A, B)");
        }
        return taken;
    }

    /// A timespan of 0 or more, in ticks.
    public long timespan(String name, long otherwise) {
        Optional<Object> value =
                constant(name, Set.of(KqlType.TIMESPAN), "write it as 20m, 2h or 1d");
        if (!(value.orElse(null) instanceof Long ticks)) {
            return otherwise;
        }
        if (ticks < 0) {
            notAllowed(name, "is negative", "give a timespan of 0s or more");
            return otherwise;
        }
        return ticks;
    }

    /// A whole number of at least `least`.
    public int whole(String name, int otherwise, int least) {
        return whole(name, otherwise, least, Integer.MAX_VALUE);
    }

    /// A whole number from `least` to `most`; `otherwise` where it is none.
    public int whole(String name, int otherwise, int least, int most) {
        Optional<Object> value =
                constant(name, Set.of(KqlType.LONG, KqlType.INT), "write a whole number");
        if (!(value.orElse(null) instanceof Number number)) {
            return otherwise;
        }
        long whole = number.longValue();
        if (whole < least || whole > most) {
            notAllowed(name, "is " + whole, "give a whole number from " + least + " to " + most);
            return otherwise;
        }
        return (int) whole;
    }

    /// A number above 0, or `otherwise`.
    public double positive(String name, double otherwise) {
        Optional<Object> value =
                constant(
                        name,
                        Set.of(KqlType.REAL, KqlType.LONG, KqlType.INT),
                        "write a number above 0");
        if (!(value.orElse(null) instanceof Number number)) {
            return otherwise;
        }
        double real = number.doubleValue();
        if (!(real > 0 && real < Double.POSITIVE_INFINITY)) {
            notAllowed(name, "is " + real, "give a number above 0");
            return otherwise;
        }
        return real;
    }

    public boolean flag(String name, boolean otherwise) {
        return constant(name, Set.of(KqlType.BOOL), "write true or false").orElse(otherwise)
                        instanceof Boolean flag
                ? flag
                : otherwise;
    }

    /// One of some words.
    public String word(String name, String otherwise, List<String> words) {
        String hint = "write one of '" + String.join("', '", words) + "'";
        if (!(constant(name, Set.of(KqlType.STRING), hint).orElse(null) instanceof String word)) {
            return otherwise;
        }
        if (!words.contains(word)) {
            notAllowed(name, "is '" + word + "'", hint);
            return otherwise;
        }
        return word;
    }

    /// A list of names: `dynamic(['a', 'b'])`, empty when not given.
    public Optional<Set<String>> names(String name) {
        String hint = "write dynamic(['First', 'Second']), or dynamic([]) for none";
        if (!(constant(name, Set.of(KqlType.DYNAMIC), hint).orElse(null) instanceof String json)) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(json)) {
            Set<String> names = new LinkedHashSet<>();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    names.add(parser.getText());
                }
                if (parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null) {
                    return Optional.of(names);
                }
            }
        } catch (IOException e) {
            notAllowed(name, "is not JSON", hint);
            return Optional.empty();
        }
        notAllowed(name, "is not a list of strings", hint);
        return Optional.empty();
    }

    /// The result's columns; a name that stands twice is a problem.
    public List<Column> output(List<Column> first, List<Column> added, String hint) {
        List<Column> output = new ArrayList<>(first);
        for (Column column : added) {
            if (first.stream().anyMatch(before -> before.name().equals(column.name()))) {
                problem(
                        "MINE006",
                        call.span(),
                        "'"
                                + miner
                                + "' gives a column '"
                                + column.name()
                                + "', and the table has one already",
                        hint.replace("NAME", column.name()));
            }
            output.add(column);
        }
        return output;
    }

    /// A constant of one of some types, as [Argument.OfConstant] holds it; empty when not given.
    public Optional<Object> constant(String name, Set<KqlType> types, String hint) {
        List<Argument> arguments = given.getOrDefault(name, List.of());
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Argument argument = arguments.getFirst();
        if (!(argument instanceof Argument.OfConstant constant)) {
            wrongKind(argument, name, "a constant", hint);
            return Optional.empty();
        }
        if (!types.contains(constant.type()) || constant.value().isEmpty()) {
            String found =
                    constant.value().isEmpty() ? "null" : "of type " + constant.type().kqlName();
            problem(
                    "MINE003",
                    argument.span(),
                    "argument '" + name + "' of '" + miner + "' is " + found,
                    hint);
            return Optional.empty();
        }
        return constant.value();
    }

    private void wrongKind(Argument argument, String name, String expected, String hint) {
        problem(
                "MINE003",
                argument.span(),
                "argument '" + name + "' of '" + miner + "' must be " + expected,
                hint);
    }

    private void notAllowed(String name, String what, String hint) {
        problem("MINE004", span(name), "argument '" + name + "' of '" + miner + "' " + what, hint);
    }
}
