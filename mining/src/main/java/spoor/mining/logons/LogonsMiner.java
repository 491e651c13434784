package spoor.mining.logons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate logons()`: the logons of a table, with words for their numbers and a sentence.
public final class LogonsMiner implements Miner {
    private static final String NAME = "logons";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "logons([type, account, domain, sid, session, host, by_account, by_domain,"
                            + " process, package, address, workstation, status, sub_status,"
                            + " event])",
                    "Makes Windows logons readable: type, account and identifier, session, who"
                            + " asked, from where, the result, and all in one sentence.");
    private static final Set<String> LOGONS = Set.of("4624", "4625", "LogonSuccess", "LogonFailed");
    private static final List<Column> ADDED =
            List.of(
                    new Column("logon_account", KqlType.STRING),
                    new Column("logon_type", KqlType.STRING),
                    new Column("logon_sid", KqlType.STRING),
                    new Column("logon_session", KqlType.STRING),
                    new Column("logon_by", KqlType.STRING),
                    new Column("logon_from", KqlType.STRING),
                    new Column("logon_result", KqlType.STRING),
                    new Column("logon_text", KqlType.STRING));
    private static final int BATCH_ROWS = 8192;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        Arguments arguments = arguments(call);
        columns(arguments, call);
        List<Column> output = output(arguments, call);
        return arguments.checked(output);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Arguments arguments = arguments(call);
        Map<LogonPart, Column> columns = columns(arguments, call);
        List<Column> output = output(arguments, call);
        arguments.throwProblems();
        Rows rows = Rows.readAll(input);
        List<LogonText> logons = new ArrayList<>();
        int[] kept = read(rows, columns, logons, stop);
        if (kept.length == 0 && rows.count() > 0) {
            throw new ProblemException(
                    new Problem(
                            "MINE008",
                            call.span(),
                            "none of the " + rows.count() + " rows before 'logons' is a logon",
                            "check the filter before it: it takes the events 4624 and 4625 that"
                                    + " have a type"));
        }
        List<Vector> vectors = new ArrayList<>();
        for (Column column : rows.columns()) {
            vectors.add(Rows.gather(rows.vector(column), kept));
        }
        for (int i = 0; i < ADDED.size(); i++) {
            @Nullable String[] texts = new @Nullable String[kept.length];
            for (int row = 0; row < texts.length; row++) {
                texts[row] = logons.get(row).cells().get(i);
            }
            vectors.add(new Vector.Texts(texts));
        }
        return Rows.split(output, vectors, kept.length, BATCH_ROWS);
    }

    private static Arguments arguments(Call call) {
        List<String> names = List.of(LogonPart.values()).stream().map(LogonPart::argument).toList();
        return new Arguments(NAME, call, names, "");
    }

    private static List<Column> output(Arguments arguments, Call call) {
        return arguments.output(call.input(), ADDED, "rename or drop it before: project-away NAME");
    }

    private static Map<LogonPart, Column> columns(Arguments arguments, Call call) {
        Map<LogonPart, Column> columns = new EnumMap<>(LogonPart.class);
        for (LogonPart part : LogonPart.values()) {
            Optional<Column> column =
                    arguments.isGiven(part.argument())
                            ? arguments.column(
                                    part.argument(),
                                    LogonPart.TYPES,
                                    "make it text: extend t = tostring(...)")
                            : part.in(call.input());
            column.ifPresent(one -> columns.put(part, one));
        }
        for (LogonPart needed : List.of(LogonPart.TYPE, LogonPart.ACCOUNT)) {
            if (!columns.containsKey(needed) && !arguments.isGiven(needed.argument())) {
                arguments.problem(
                        "MINE002",
                        call.span(),
                        "'" + NAME + "' finds no column '" + needed.columns().getFirst() + "'",
                        "name the one that holds it: logons(" + needed.argument() + "=...)");
            }
        }
        return columns;
    }

    /// The rows that are logons; fills what they say.
    private static int[] read(
            Rows rows, Map<LogonPart, Column> columns, List<LogonText> logons, Stop stop) {
        Map<LogonPart, Vector> vectors = new EnumMap<>(LogonPart.class);
        columns.forEach((part, column) -> vectors.put(part, rows.vector(column)));
        int[] kept = new int[rows.count()];
        for (int row = 0; row < rows.count(); row++) {
            stop.check();
            Map<LogonPart, String> values = new EnumMap<>(LogonPart.class);
            for (Map.Entry<LogonPart, Vector> entry : vectors.entrySet()) {
                values.put(entry.getKey(), text(entry.getValue(), row));
            }
            String event = values.getOrDefault(LogonPart.EVENT, "");
            boolean isLogon = !vectors.containsKey(LogonPart.EVENT) || LOGONS.contains(event);
            if (isLogon && !values.getOrDefault(LogonPart.TYPE, "").isEmpty()) {
                kept[logons.size()] = row;
                logons.add(LogonText.of(values));
            }
        }
        return Arrays.copyOf(kept, logons.size());
    }

    /// Numbers in digits; '' where there is none, and for the `-` that Windows writes then.
    private static String text(Vector vector, int row) {
        if (vector.isNull(row)) {
            return "";
        }
        String text =
                switch (vector) {
                    case Vector.Longs longs -> Long.toString(longs.values()[row]);
                    case Vector.Doubles doubles -> {
                        double value = doubles.values()[row];
                        yield Double.isNaN(value)
                                ? ""
                                : value == Math.rint(value)
                                        ? Long.toString((long) value)
                                        : Double.toString(value);
                    }
                    case Vector.Texts texts -> {
                        String value = texts.values()[row];
                        yield value == null ? "" : value.strip();
                    }
                    case Vector.Arrays arrays -> arrays.text(row);
                };
        return text.equals("-") ? "" : text;
    }
}
