package spoor.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntHeader.Findings;
import spoor.workbench.hunt.HuntRun;
import spoor.workbench.hunt.HuntRun.BlockRun;

/// A run in a few lines: how much was scored, and the first findings. The texts hold what logs
/// hold, as they hold it: escape them where they are shown.
///
/// @param scored as `153 sessions, 139 scored`; empty: the hunt scores none
/// @param columns the names of the columns shown
/// @param rows the first findings, a text for each column
/// @param total how many findings there are
/// @param anchor the id in the report of the block to look at first
public record HuntSummary(
        String scored, List<String> columns, List<List<String>> rows, long total, String anchor) {
    private static final int MAX_ROWS = 5;
    private static final int MAX_COLUMNS = 6;
    private static final int MAX_TEXT = 300;

    public HuntSummary {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public static HuntSummary of(HuntRun run) {
        Optional<Findings> said = run.hunt().header().findings();
        int shown = said.map(findings -> block(run, findings.block())).orElseGet(() -> last(run));
        int first = timeline(run).orElse(shown);
        String anchor = first < 0 ? "" : "block-" + (first + 1);
        Optional<ResultTable> table =
                shown < 0 ? Optional.empty() : run.blocks().get(shown).table();
        if (table.isEmpty()) {
            return new HuntSummary(scored(run), List.of(), List.of(), 0, anchor);
        }
        List<Integer> places = places(table.get(), said.map(Findings::columns).orElse(List.of()));
        List<Column> columns = table.get().columns();
        List<List<@Nullable Object>> all = table.get().rows();
        List<List<String>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : all.subList(0, Math.min(MAX_ROWS, all.size()))) {
            rows.add(
                    places.stream()
                            .map(place -> text(columns.get(place).type(), row.get(place)))
                            .toList());
        }
        List<String> names = places.stream().map(place -> columns.get(place).name()).toList();
        return new HuntSummary(scored(run), names, rows, all.size(), anchor);
    }

    private static int block(HuntRun run, String name) {
        return IntStream.range(0, run.blocks().size())
                .filter(at -> run.blocks().get(at).block().name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    private static int last(HuntRun run) {
        return IntStream.range(0, run.blocks().size())
                .filter(at -> run.blocks().get(at).table().isPresent())
                .reduce(-1, (_, at) -> at);
    }

    private static Optional<Integer> timeline(HuntRun run) {
        return IntStream.range(0, run.blocks().size())
                .filter(at ->
                        run.blocks()
                                .get(at)
                                .render()
                                .map(render -> render.kind().equals("timeline"))
                                .orElse(false))
                .boxed()
                .findFirst();
    }

    /// The first table that says of each row whether it was scored, as the miners of sequences do.
    private static String scored(HuntRun run) {
        for (BlockRun block : run.blocks()) {
            Optional<ResultTable> table = block.table();
            int place = table.map(found -> place(found, "scored")).orElse(-1);
            if (table.isPresent()
                    && place >= 0
                    && table.get().columns().get(place).type() == KqlType.BOOL) {
                long yes =
                        table.get().rows().stream()
                                .filter(row -> Boolean.TRUE.equals(row.get(place)))
                                .count();
                long all = table.get().rowCount();
                return String.format(
                        Locale.ROOT,
                        "%,d %s, %,d scored",
                        all,
                        all == 1 ? "session" : "sessions",
                        yes);
            }
        }
        return "";
    }

    private static List<Integer> places(ResultTable table, List<String> asked) {
        if (asked.isEmpty()) {
            int count = Math.min(MAX_COLUMNS, table.columns().size());
            return IntStream.range(0, count).boxed().toList();
        }
        return asked.stream().map(name -> place(table, name)).filter(place -> place >= 0).toList();
    }

    private static int place(ResultTable table, String name) {
        return table.columns().stream().map(Column::name).toList().indexOf(name);
    }

    private static String text(KqlType type, @Nullable Object value) {
        String text = value == null ? "" : ValueText.shortly(type, value);
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
