package spoor.workbench.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntFile;
import spoor.workbench.hunt.HuntRun;
import spoor.workbench.hunt.HuntRun.BlockRun;
import spoor.workbench.hunt.HuntTarget;
import spoor.workbench.hunt.Hunts;
import spoor.workbench.picture.Picture;
import spoor.workbench.picture.Pictures;

/// A run as one HTML file that asks for nothing from anywhere. Its policy allows the one style
/// sheet and the one script inside it, by their hashes; every text of a log or a hunt is escaped.
final class HtmlReport {
    static final int MAX_ROWS = 1_000;
    private static final int MAX_CELL = 400;

    private final HuntRun run;
    private final StringBuilder out = new StringBuilder();

    private HtmlReport(HuntRun run) {
        this.run = run;
    }

    static String of(HuntRun run) {
        HtmlReport report = new HtmlReport(run);
        report.page();
        return report.out.toString();
    }

    private void page() {
        String style = ReportFiles.style();
        Optional<String> script = ReportFiles.script();
        String policy =
                "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '"
                        + hash(style)
                        + "'; script-src "
                        + script.map(text -> "'" + hash(text) + "'").orElse("'none'");
        String title = Visible.html(run.hunt().title());
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy)
                .append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
        out.append("<title>").append(title).append("</title>\n");
        out.append("<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n");
        head(title);
        parts();
        out.append("</main>\n");
        script.ifPresent(text -> out.append("<script>").append(text).append("</script>\n"));
        out.append("</body>\n</html>\n");
    }

    private void head(String title) {
        out.append("<h1>").append(title).append("</h1>\n");
        String description = run.hunt().header().description();
        if (!description.isEmpty()) {
            out.append("<p class=\"lead\">").append(Visible.html(description)).append("</p>\n");
        }
        out.append("<dl class=\"facts\">\n");
        fact("Hunt", run.hunt().name());
        fact("ATT&CK", String.join(", ", run.hunt().header().techniques()));
        fact("now()", run.now());
        run.parameters().forEach((name, value) -> fact("Parameter " + name, value));
        run.bindings().forEach((name, table) -> fact("Table " + name, table));
        out.append("</dl>\n");
        run.notes().forEach(this::note);
        sources();
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            out.append("<dt>").append(Visible.html(name)).append("</dt><dd>");
            out.append(Visible.html(value)).append("</dd>\n");
        }
    }

    private void note(String note) {
        out.append("<p class=\"note\">").append(Visible.html(note)).append("</p>\n");
    }

    private void sources() {
        if (run.sources().isEmpty()) {
            return;
        }
        out.append("<details><summary>")
                .append(run.sources().size())
                .append(run.sources().size() == 1 ? " source" : " sources")
                .append("</summary>\n");
        out.append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        for (String name : List.of("Path", "Format", "Bytes", "Events", "Rejects", "SHA-256")) {
            out.append("<th scope=\"col\">").append(name).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (HuntTarget.Source source : run.sources()) {
            out.append("<tr><td>").append(Visible.html(source.path()));
            out.append("</td><td>").append(Visible.html(source.format()));
            for (long number : new long[] {source.bytes(), source.events(), source.rejects()}) {
                out.append("</td><td class=\"number\">").append(grouped(number));
            }
            out.append("</td><td><code>").append(Visible.html(source.sha256()));
            out.append("</code></td></tr>\n");
        }
        out.append("</tbody></table></div></details>\n");
    }

    private void parts() {
        int number = 0;
        for (HuntFile.Part part : run.hunt().parts()) {
            switch (part) {
                case HuntFile.Prose prose -> out.append(withoutTitle(prose.html()));
                case HuntFile.Block _ -> block(run.blocks().get(number++), number);
            }
        }
    }

    /// The page's own heading says the title already.
    private String withoutTitle(String html) {
        String heading = "<h1>" + Visible.html(run.hunt().title()) + "</h1>\n";
        return html.startsWith(heading) ? html.substring(heading.length()) : html;
    }

    private void block(BlockRun block, int number) {
        out.append("<section class=\"block\" id=\"block-").append(number).append("\">\n<h3>");
        out.append(Visible.html(block.label())).append("</h3>\n");
        out.append("<details").append(block.problems().isEmpty() ? "" : " open");
        out.append("><summary>Query</summary><pre><code>");
        out.append(Visible.htmlKeepingLines(block.block().query().stripTrailing()));
        out.append("</code></pre></details>\n");
        for (String line : Hunts.lines(run.hunt(), block.problems())) {
            out.append("<p class=\"problem\">").append(Visible.html(line)).append("</p>\n");
        }
        block.notes().forEach(this::note);
        block.table()
                .ifPresent(table -> {
                    block.render().ifPresent(render -> picture(table, render, "block-" + number));
                    table(table);
                });
        out.append("</section>\n");
    }

    /// @param prefix of the ids in the page
    private void picture(ResultTable table, Render render, String prefix) {
        if (!render.kind().equalsIgnoreCase("table")) {
            drawn(Pictures.of(table, render, prefix));
        }
    }

    private void drawn(Picture picture) {
        switch (picture) {
            case Picture.None none -> note(none.why());
            case Picture.Drawn drawn -> {
                out.append("<figure data-kind=\"").append(drawn.kind()).append("\">\n");
                out.append(drawn.still())
                        .append("<figcaption>")
                        .append(Visible.html(drawn.caption()));
                out.append("</figcaption>\n");
                out.append("</figure>\n");
            }
        }
    }

    private void table(ResultTable table) {
        long count = table.rowCount();
        String shown =
                count > MAX_ROWS
                        ? "The first " + grouped(MAX_ROWS) + " of " + grouped(count) + " rows"
                        : count == 1 ? "1 row" : grouped(count) + " rows";
        out.append("<p class=\"note\">").append(shown).append("</p>\n");
        if (count == 0) {
            return;
        }
        out.append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\"><bdi>").append(Visible.html(column.name()));
            out.append("</bdi><small>").append(column.type().kqlName()).append("</small></th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<@Nullable Object> row :
                table.rows().subList(0, (int) Math.min(count, MAX_ROWS))) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(table.columns().get(i).type(), row.get(i));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void cell(KqlType type, @Nullable Object value) {
        if (value == null) {
            out.append("<td class=\"null\">null</td>");
            return;
        }
        String text = ValueText.shortly(type, value);
        out.append(type.isNumber() ? "<td class=\"number\">" : "<td>").append("<bdi>");
        if (text.length() > MAX_CELL) {
            out.append(Visible.html(text.substring(0, MAX_CELL)));
            out.append("… <em>(").append(grouped(text.length())).append(" characters)</em>");
        } else {
            out.append(Visible.html(text));
        }
        out.append("</bdi></td>");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
