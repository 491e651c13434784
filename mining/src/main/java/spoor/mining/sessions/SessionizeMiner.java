package spoor.mining.sessions;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Ticks;
import spoor.model.Vector;

/// `evaluate sessionize(time, event, keys, max_length=20m, max_gap=2m)`: a row per session.
///
/// The work is [Sessionizer]'s. KQL has no absent strings, so the empty string is the absent key.
public final class SessionizeMiner implements Miner {
    private static final Description DESCRIPTION =
            new Description(
                    "sessionize",
                    "sessionize(time, event, keys, max_length=20m, max_gap=2m, missing='apart')",
                    "Cuts events into sessions by user and time: a row per session with its events"
                            + " as an array.");
    private static final List<String> PARAMETERS =
            List.of("time", "event", "keys", "max_length", "max_gap", "missing");
    private static final Set<KqlType> EVENT_TYPES =
            EnumSet.of(
                    KqlType.STRING,
                    KqlType.DYNAMIC,
                    KqlType.GUID,
                    KqlType.INT,
                    KqlType.LONG,
                    KqlType.BOOL);
    private static final List<Column> ADDED =
            List.of(
                    new Column("begin", KqlType.DATETIME),
                    new Column("end", KqlType.DATETIME),
                    new Column("duration", KqlType.TIMESPAN),
                    new Column("events", KqlType.DYNAMIC),
                    new Column("count", KqlType.LONG));
    private static final int BATCH_ROWS = 8192;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        Arguments arguments = new Arguments("sessionize", call, PARAMETERS, "keys");
        Settings settings = Settings.read(arguments);
        List<Column> output =
                arguments.output(
                        settings.keys(), ADDED, "rename the key: project-rename key_NAME = NAME");
        return arguments.checked(output);
    }

    @Override
    public boolean keepsInput() {
        return false;
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Arguments arguments = new Arguments("sessionize", call, PARAMETERS, "keys");
        Settings settings = Settings.read(arguments);
        List<Column> output = arguments.output(settings.keys(), ADDED, "");
        arguments.throwProblems();
        Rows rows = Rows.readAll(input);
        Vector.Longs time = (Vector.Longs) rows.vector(settings.time());
        stop.check();
        KeyColumns keys = KeyColumns.of(rows, settings.keys(), settings.apart());
        Sessionizer.Sessions sessions =
                Sessionizer.sessionize(time, keys.vectors(), settings.limits(), keys.alone(), stop);
        List<Vector> vectors = new ArrayList<>(keys.of(sessions));
        vectors.add(sessions.begin());
        vectors.add(sessions.end());
        vectors.add(durations(sessions));
        vectors.add(events(sessions, rows.vector(settings.event()), settings.event().type(), stop));
        vectors.add(counts(sessions));
        return Rows.split(output, vectors, sessions.count(), BATCH_ROWS);
    }

    /// What a call asks for. Stand-ins take the place of what is wrong; the problems are noted.
    private record Settings(
            Column time,
            Column event,
            List<Column> keys,
            Sessionizer.Limits limits,
            boolean apart) {
        static Settings read(Arguments arguments) {
            Column none = new Column("", KqlType.STRING);
            return new Settings(
                    arguments
                            .column(
                                    "time",
                                    Set.of(KqlType.DATETIME),
                                    "make it a datetime: extend t = todatetime(...)")
                            .orElse(none),
                    arguments
                            .column(
                                    "event",
                                    EVENT_TYPES,
                                    "make it text: extend event = tostring(...)")
                            .orElse(none),
                    arguments.columns("keys"),
                    new Sessionizer.Limits(
                            arguments.timespan("max_length", 20 * Ticks.PER_MINUTE),
                            arguments.timespan("max_gap", 2 * Ticks.PER_MINUTE)),
                    arguments.word("missing", "apart", List.of("apart", "one")).equals("apart"));
        }
    }

    private static Vector durations(Sessionizer.Sessions sessions) {
        long[] durations = new long[sessions.count()];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = sessions.end().values()[i] - sessions.begin().values()[i];
        }
        return new Vector.Longs(durations, sessions.begin().nulls());
    }

    private static Vector counts(Sessionizer.Sessions sessions) {
        long[] counts = new long[sessions.count()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (long) sessions.starts()[i + 1] - sessions.starts()[i];
        }
        return new Vector.Longs(counts, new boolean[0]);
    }

    /// The events of each session, not yet written as text: a miner that comes next takes them as
    /// they are.
    private static Vector events(
            Sessionizer.Sessions sessions, Vector events, KqlType type, Stop stop) {
        String[] elements = new String[events.size()];
        EventTexts texts = new EventTexts(type);
        for (int row = 0; row < elements.length; row++) {
            stop.check();
            elements[row] = texts.of(events, row);
        }
        return new Vector.Arrays(elements, sessions.rows(), sessions.starts());
    }
}
