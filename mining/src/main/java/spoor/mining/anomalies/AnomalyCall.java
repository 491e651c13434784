package spoor.mining.anomalies;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.mining.Miner.Checked;
import spoor.model.Column;
import spoor.model.KqlType;

/// What the calls of all detectors share: the columns that they look at, a prefix for the names of
/// the columns that they give, and how many shapes they explain. Problems are noted in `arguments`.
///
/// @param columns numbers, truth values and texts
/// @param explain of how many shapes, the strangest first, to tell shares, why and receipt
record AnomalyCall(
        String miner,
        Arguments arguments,
        Call call,
        List<Column> columns,
        String prefix,
        int explain) {
    static final String SIGNATURE = "prefix='', explain=100000";
    static final List<String> PARAMETERS = List.of("prefix", "explain");
    private static final int EXPLAINED = 100_000;
    private static final Set<KqlType> TAKEN =
            EnumSet.of(
                    KqlType.BOOL,
                    KqlType.INT,
                    KqlType.LONG,
                    KqlType.REAL,
                    KqlType.STRING,
                    KqlType.GUID);

    AnomalyCall {
        columns = List.copyOf(columns);
    }

    /// @param own the parameters that only this miner has
    static AnomalyCall read(String miner, Call call, List<String> own) {
        List<String> parameters = new ArrayList<>(List.of("columns"));
        parameters.addAll(own);
        parameters.addAll(PARAMETERS);
        Arguments arguments = new Arguments(miner, call, parameters, "columns");
        List<Column> columns =
                arguments.columns(
                        "columns",
                        TAKEN,
                        "numbers, truth values and texts",
                        "to look at",
                        AnomalyCall::hint);
        return new AnomalyCall(
                miner,
                arguments,
                call,
                columns,
                prefix(arguments),
                arguments.whole("explain", EXPLAINED, 0));
    }

    private static String prefix(Arguments arguments) {
        String hint = "write letters, digits and _ : prefix='forest_'";
        String prefix =
                arguments.constant("prefix", Set.of(KqlType.STRING), hint).orElse("")
                                instanceof String text
                        ? text
                        : "";
        if (!prefix.matches("([A-Za-z_][A-Za-z0-9_]{0,63})?")) {
            arguments.problem(
                    "MINE004",
                    arguments.span("prefix"),
                    "argument 'prefix' is no beginning of a column's name",
                    hint);
            return "";
        }
        return prefix;
    }

    private static String hint(Column column) {
        String name = column.name();
        return switch (column.type()) {
            case DATETIME -> "make a number of it before: extend n = hourofday(" + name + ")";
            case TIMESPAN -> "make a number of it before: extend n = " + name + " / 1s";
            case DYNAMIC -> "make a text of it before: extend s = tostring(" + name + ")";
            case DECIMAL, BOOL, INT, LONG, REAL, STRING, GUID ->
                    "make a number of it before: extend n = todouble(" + name + ")";
        };
    }

    static boolean isText(Column column) {
        return column.type() == KqlType.STRING || column.type() == KqlType.GUID;
    }

    /// The input's columns and these, their names behind the prefix.
    List<Column> output(List<Column> added) {
        return arguments.output(
                call.input(),
                added.stream()
                        .map(column -> new Column(prefix + column.name(), column.type()))
                        .toList(),
                "rename or drop it before: project-away NAME; or give prefix='"
                        + miner
                        + "_' for names of this call's own");
    }

    Checked checked(List<Column> added) {
        List<Column> output = output(added);
        return arguments.checked(output);
    }
}
