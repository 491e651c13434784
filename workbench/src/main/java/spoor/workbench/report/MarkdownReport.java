package spoor.workbench.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntFile;
import spoor.workbench.hunt.HuntRun;
import spoor.workbench.hunt.HuntRun.BlockRun;
import spoor.workbench.hunt.HuntTarget;
import spoor.workbench.hunt.Hunts;

/// A run as Markdown: what a log or a hunt says is text in it, never markup.
final class MarkdownReport {
    static final int MAX_ROWS = 100;
    private static final int MAX_CELL = 500;

    private final HuntRun run;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(HuntRun run) {
        this.run = run;
    }

    static String of(HuntRun run) {
        MarkdownReport report = new MarkdownReport(run);
        report.head();
        report.parts();
        return report.out.toString().stripTrailing() + "\n";
    }

    private void head() {
        line("# " + escaped(run.hunt().title()));
        if (!run.hunt().header().description().isEmpty()) {
            line(escaped(run.hunt().header().description()));
        }
        out.append("- Hunt: ").append(escaped(run.hunt().name())).append('\n');
        if (!run.hunt().header().techniques().isEmpty()) {
            out.append("- ATT&CK: ")
                    .append(String.join(", ", run.hunt().header().techniques()))
                    .append('\n');
        }
        out.append("- now(): ").append(escaped(run.now())).append('\n');
        run.parameters()
                .forEach((name, value) ->
                        out.append("- ").append(escaped(name + " = " + value)).append('\n'));
        run.notes().forEach(note -> out.append("- ").append(escaped(note)).append('\n'));
        for (HuntTarget.Source source : run.sources()) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "- Source: %s, %s, %,d bytes, %,d events, %,d rejects, SHA-256 %s%n"
                                    .replace("%n", "\n"),
                            escaped(source.path()),
                            escaped(source.format()),
                            source.bytes(),
                            source.events(),
                            source.rejects(),
                            escaped(source.sha256())));
        }
        out.append('\n');
    }

    private void parts() {
        int number = 0;
        for (HuntFile.Part part : run.hunt().parts()) {
            switch (part) {
                case HuntFile.Prose prose -> line(harmless(withoutTitle(prose.markdown())));
                case HuntFile.Block _ -> block(run.blocks().get(number++));
            }
        }
    }

    /// The report's own heading says the title already.
    private String withoutTitle(String markdown) {
        String heading = "# " + run.hunt().title() + "\n";
        return markdown.startsWith(heading) ? markdown.substring(heading.length()) : markdown;
    }

    private void block(BlockRun block) {
        line("**" + escaped(block.label()) + "**");
        String query = Visible.keepingLines(block.block().query().stripTrailing());
        String fence = "```";
        while (query.contains(fence)) {
            fence += "`";
        }
        line(fence + "kql\n" + query + "\n" + fence);
        Hunts.lines(run.hunt(), block.problems())
                .forEach(problem -> line("**Problem:** " + escaped(problem)));
        block.notes().forEach(note -> line("*" + escaped(note) + "*"));
        block.table().ifPresent(this::table);
    }

    private void table(ResultTable table) {
        long count = table.rowCount();
        line(
                count > MAX_ROWS
                        ? String.format(Locale.ROOT, "The first %,d of %,d rows:", MAX_ROWS, count)
                        : String.format(Locale.ROOT, count == 1 ? "%,d row:" : "%,d rows:", count));
        if (count == 0) {
            return;
        }
        List<Column> columns = table.columns();
        columns.forEach(column -> out.append("| ").append(escaped(column.name())).append(' '));
        out.append("|\n").append("| --- ".repeat(columns.size())).append("|\n");
        for (List<@Nullable Object> row :
                table.rows().subList(0, (int) Math.min(count, MAX_ROWS))) {
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                String text =
                        value == null ? "null" : ValueText.shortly(columns.get(i).type(), value);
                boolean cut = text.length() > MAX_CELL;
                out.append("| ")
                        .append(escaped(cut ? text.substring(0, MAX_CELL) + "…" : text))
                        .append(' ');
            }
            out.append("|\n");
        }
        out.append('\n');
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append("\n\n");
    }

    private static String escaped(String text) {
        return MarkdownText.of(text);
    }

    /// Prose whose raw HTML, pictures and links to other than http, https and mailto became text.
    private static String harmless(String markdown) {
        Node document = Parser.builder().build().parse(markdown);
        document.accept(new Defuser());
        return Visible.keepingLines(MarkdownRenderer.builder().build().render(document));
    }

    private static final class Defuser extends AbstractVisitor {
        private static final UrlSanitizer LINKS =
                new DefaultUrlSanitizer(Set.of("http", "https", "mailto"));

        @Override
        public void visit(HtmlBlock html) {
            Paragraph paragraph = new Paragraph();
            paragraph.appendChild(new Text(html.getLiteral().replace('\n', ' ')));
            html.insertAfter(paragraph);
            html.unlink();
        }

        @Override
        public void visit(HtmlInline html) {
            html.insertAfter(new Text(html.getLiteral()));
            html.unlink();
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!LINKS.sanitizeLinkUrl(link.getDestination()).isEmpty()) {
                return;
            }
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.insertBefore(new Text(" [link: " + link.getDestination() + "]"));
            link.unlink();
        }

        @Override
        public void visit(Image image) {
            image.insertAfter(new Text("[picture: " + image.getDestination() + "]"));
            image.unlink();
        }
    }
}
