package spoor.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.RowBatch;
import spoor.model.Span;
import spoor.model.Ticks;
import spoor.model.Vector;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntFile;
import spoor.workbench.hunt.HuntParser;
import spoor.workbench.hunt.HuntRun;
import spoor.workbench.hunt.HuntTarget;

/// A run in which every text that an attacker may have written tries to be more than text.
final class HostileRun {
    static final List<String> PAYLOADS =
            List.of(
                    "<script>document.title='OWNED'</script>",
                    "</script><script>document.title='OWNED'</script>",
                    "<img src=x onerror=\"document.title='OWNED'\">",
                    "</title></style><svg onload=document.title='OWNED'>",
                    "\"><iframe src=\"http://evil.example/\"></iframe>",
                    "' onmouseover='document.title=1' x='",
                    "javascript:document.title='OWNED'",
                    "{{constructor.constructor('document.title=1')()}} ${document.title=1} <%= 1 %>",
                    "<!--<script>document.title='OWNED'//",
                    "\u202Egnp.exe \u2066\u200B\uFEFF",
                    "\u001B[31m\u0000\u0007\u009B",
                    "__proto__",
                    "constructor",
                    "]]> &lt;b&gt; &#60;script&#62;",
                    "=cmd|' /C calc'!A0",
                    "\uD800 lone",
                    "<b>" + "long ".repeat(2_000));

    private HostileRun() {}

    static HuntRun run() {
        String all = String.join(" ", PAYLOADS).replace("```", "");
        String text =
                """
                ---
                title: %s
                description: "<b>description</b>"
                ---
                Prose %s

                <script>document.title='OWNED'</script>

                [go](javascript:document.title='OWNED') ![p](http://evil.example/p.png)
                [ref]: javascript:alert(1)

                ```kql name=hostile
                print "</code></pre><script>document.title='OWNED'</script>"
                ```

                ```kql
                wrong
                ```
                """
                        .formatted("\"</title><script>document.title='OWNED'</script>\"", all);
        HuntFile hunt = HuntParser.parse("<img src=x onerror=document.title=1>.md", text);
        String payload = PAYLOADS.get(1);
        Problem problem = new Problem("KQL001", new Span(0, 1), payload, payload);
        return new HuntRun(
                hunt,
                Map.of("p", payload),
                "last-event",
                Map.of("T", payload),
                List.of(new HuntTarget.Source(payload, 1, "00", payload, 2, 3)),
                List.of(payload),
                List.of(
                        new HuntRun.BlockRun(
                                payload,
                                hunt.blocks().getFirst(),
                                Optional.of(table()),
                                List.of(payload),
                                List.of(),
                                1),
                        new HuntRun.BlockRun(
                                "block 2",
                                hunt.blocks().getLast(),
                                Optional.empty(),
                                List.of(),
                                List.of(problem),
                                1)));
    }

    /// A timeline whose every column but time and score holds all payloads, also as names.
    static ResultTable table() {
        int rows = PAYLOADS.size();
        List<Column> columns = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        long[] times = new long[rows];
        double[] scores = new double[rows];
        for (int i = 0; i < rows; i++) {
            times[i] = Ticks.ofDate(2026, 9, 1 + i);
            scores[i] = 0.5 / (i + 1);
        }
        columns.add(new Column("begin", KqlType.DATETIME));
        vectors.add(new Vector.Longs(times, new boolean[0]));
        columns.add(new Column("likelihood", KqlType.REAL));
        vectors.add(new Vector.Doubles(scores, new boolean[0]));
        for (String name : List.of("text", "__proto__", PAYLOADS.get(1), PAYLOADS.get(9))) {
            columns.add(new Column(name, KqlType.STRING));
            vectors.add(new Vector.Texts(PAYLOADS.toArray(new @Nullable String[0])));
        }
        columns.add(new Column("json", KqlType.DYNAMIC));
        vectors.add(
                new Vector.Texts(
                        PAYLOADS.stream()
                                .map(_ ->
                                        "{\"__proto__\":\"</script><script>document.title=1</script>\"}")
                                .toArray(String[]::new)));
        Render render =
                new Render(
                        "timeline",
                        Map.of(
                                "title",
                                PAYLOADS.get(1),
                                "series",
                                "text",
                                "tooltip",
                                "text,__proto__,json"));
        return new ResultTable(
                "", columns, List.of(new RowBatch(columns, vectors, rows)), Optional.of(render));
    }
}
