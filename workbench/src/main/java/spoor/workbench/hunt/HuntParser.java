package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;
import spoor.workbench.hunt.HuntFile.Block;
import spoor.workbench.hunt.HuntFile.Part;
import spoor.workbench.hunt.HuntFile.Prose;
import spoor.workbench.hunt.HuntFile.Recorded;

/// Reads a hunt file: front matter, prose, `kql` blocks and recorded results. Reading runs nothing.
public final class HuntParser {
    /// The longest file that is read, in characters.
    public static final int MAX_LENGTH = 4_000_000;

    private static final int MAX_BLOCKS = 500;
    private static final int MAX_MARKERS = 60;
    private static final int MAX_DEPTH = 100;

    private final String name;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Node> prose = new ArrayList<>();

    private HuntParser(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /// Reads a hunt.
    ///
    /// @param name the file's name
    /// @throws ProblemException with all that is wrong; the spans are positions in `text`
    public static HuntFile parse(String name, String text) {
        HuntParser parser = new HuntParser(name, text);
        HuntFile hunt = parser.read();
        if (!parser.problems.isEmpty()) {
            throw new ProblemException(parser.problems);
        }
        return hunt;
    }

    private HuntFile read() {
        if (text.length() > MAX_LENGTH) {
            throw new ProblemException(
                    new Problem(
                            "HUNT020",
                            Span.NONE,
                            "the hunt has "
                                    + text.length()
                                    + " characters, more than "
                                    + MAX_LENGTH,
                            "split it"));
        }
        FrontMatter front = FrontMatter.of(text);
        HuntHeader header = HeaderReader.read(front.mapping(), problems);
        refuseDeepLines(front.end());
        Node document =
                Parser.builder()
                        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                        .build()
                        .parse(text.substring(front.end()));
        if (TreeDepth.of(document) > MAX_DEPTH) {
            throw deep(new Span(front.end(), front.end()));
        }
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            top(node, front.end());
        }
        endProse(front.end());
        checkNames(header);
        return new HuntFile(name, text, header, parts);
    }

    /// Markdown readers and writers recurse, so what nests too deep is refused before they see it.
    private void refuseDeepLines(int start) {
        int line = start;
        while (line < text.length()) {
            int markers = 0;
            int at = line;
            for (; at < text.length() && markers <= MAX_MARKERS; at++) {
                char c = text.charAt(at);
                boolean spaced =
                        at + 1 < text.length()
                                && (text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\t');
                if (c == '>'
                        || (spaced && (c == '-' || c == '+' || c == '*' || c == '.' || c == ')'))) {
                    markers++;
                } else if (c != ' ' && c != '\t' && !(c >= '0' && c <= '9')) {
                    break;
                }
            }
            if (markers > MAX_MARKERS) {
                throw deep(new Span(line, at));
            }
            int end = text.indexOf('\n', at);
            line = end < 0 ? text.length() : end + 1;
        }
    }

    private static ProblemException deep(Span span) {
        return new ProblemException(
                new Problem(
                        "HUNT021",
                        span,
                        "the prose nests deeper than " + MAX_DEPTH + " levels",
                        "flatten it"));
    }

    private void top(Node node, int base) {
        if (node instanceof FencedCodeBlock fence) {
            InfoString info = InfoString.of(fence.getInfo());
            switch (info.language()) {
                case "kql" -> {
                    endProse(base);
                    block(fence, info, base);
                    return;
                }
                case "result" -> {
                    endProse(base);
                    Span span = span(node, base);
                    recorded(info, fence.getLiteral().lines().toList(), span, false);
                    return;
                }
                default -> {}
            }
        } else if (node instanceof HtmlBlock html && isRecord(html.getLiteral())) {
            endProse(base);
            List<String> lines = html.getLiteral().lines().toList();
            InfoString info = InfoString.of(lines.getFirst().substring("<!--".length()).strip());
            recorded(info, lines.subList(1, lines.size() - 1), span(node, base), true);
            return;
        }
        refuseNestedBlocks(node, base);
        prose.add(node);
    }

    private static boolean isRecord(String html) {
        return html.startsWith("<!-- result ") && html.strip().endsWith("\n-->");
    }

    private void refuseNestedBlocks(Node node, int base) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof FencedCodeBlock fence
                    && InfoString.of(fence.getInfo()).language().equals("kql")) {
                problem(
                        "HUNT022",
                        span(child, base),
                        "a kql block inside a list or a quotation is not run",
                        "move its fence to the left margin, or call it text");
            }
            refuseNestedBlocks(child, base);
        }
    }

    private void block(FencedCodeBlock fence, InfoString info, int base) {
        List<SourceSpan> lines = fence.getSourceSpans();
        Span whole = span(fence, base);
        if (fence.getClosingFenceLength() == null) {
            problem(
                    "HUNT023",
                    whole,
                    "the kql block is never closed",
                    "end it with a line of three ```");
            return;
        }
        int start =
                lines.size() > 2
                        ? base + lines.get(1).getInputIndex()
                        : base + lines.getLast().getInputIndex();
        int end = base + lines.getLast().getInputIndex();
        String query = text.substring(start, end);
        if (query.isBlank()) {
            problem(
                    "HUNT024",
                    whole,
                    "the kql block is empty",
                    "write a query, or remove the block");
            return;
        }
        for (String complaint : info.problems()) {
            problem("HUNT025", new Span(whole.start(), start), complaint, InfoString.HINT);
        }
        if (blockCount() >= MAX_BLOCKS) {
            throw new ProblemException(
                    new Problem(
                            "HUNT020",
                            whole,
                            "the hunt has more than " + MAX_BLOCKS + " blocks",
                            "split it"));
        }
        parts.add(
                new Block(
                        info.name(),
                        info.render(),
                        query,
                        new Span(start, end),
                        whole.end(),
                        Optional.empty()));
    }

    private long blockCount() {
        return parts.stream().filter(Block.class::isInstance).count();
    }

    private void recorded(InfoString info, List<String> lines, Span span, boolean comment) {
        Optional<Long> rows = info.number("rows");
        Optional<String> hash = info.value("hash");
        if (rows.isEmpty() || hash.isEmpty()) {
            problem(
                    "HUNT026",
                    span,
                    "the recorded result does not say its rows and hash",
                    "remove it, and record it again with 'spoor hunt run --record'");
            return;
        }
        if (parts.isEmpty()
                || !(parts.getLast() instanceof Block block)
                || block.recorded().isPresent()) {
            problem(
                    "HUNT027",
                    span,
                    "the recorded result does not follow a kql block",
                    "remove it, or move it below the block that it belongs to");
            return;
        }
        Recorded recorded = new Recorded(rows.get(), hash.get(), lines, span, comment);
        parts.set(
                parts.size() - 1,
                new Block(
                        block.name(),
                        block.render(),
                        block.query(),
                        block.span(),
                        block.end(),
                        Optional.of(recorded)));
    }

    private void endProse(int base) {
        List<Node> shown =
                prose.stream().filter(node -> !(node instanceof LinkReferenceDefinition)).toList();
        if (!shown.isEmpty()) {
            int start = span(shown.getFirst(), base).start();
            int end = span(shown.getLast(), base).end();
            parts.add(new Prose(text.substring(start, end), ProseRenderer.html(shown)));
        }
        prose.clear();
    }

    private void checkFindings(HuntHeader.Findings findings) {
        boolean there =
                parts.stream()
                        .anyMatch(part ->
                                part instanceof Block block
                                        && !block.name().isEmpty()
                                        && block.name().equals(findings.block()));
        if (!there) {
            problem(
                    "HUNT011",
                    findings.span(),
                    "'findings' names the block '" + findings.block() + "', and there is none",
                    "write for example {block: rarest, columns: [begin, UserId]}");
        }
    }

    private void checkNames(HuntHeader header) {
        header.findings().ifPresent(this::checkFindings);
        Set<String> names = new HashSet<>();
        header.parameters().forEach(parameter -> names.add(parameter.name()));
        header.tables().forEach(table -> names.add(table.name()));
        for (Part part : parts) {
            if (part instanceof Block block
                    && !block.name().isEmpty()
                    && !names.add(block.name())) {
                problem(
                        "HUNT010",
                        block.span(),
                        "'" + block.name() + "' names two things",
                        "rename the block, the table or the parameter");
            }
        }
    }

    private static Span span(Node node, int base) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return new Span(base, base);
        }
        SourceSpan last = spans.getLast();
        return new Span(
                base + spans.getFirst().getInputIndex(),
                base + last.getInputIndex() + last.getLength());
    }

    private void problem(String code, Span span, String message, String hint) {
        problems.add(new Problem(code, span, message, hint));
    }
}
