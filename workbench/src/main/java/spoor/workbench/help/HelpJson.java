package spoor.workbench.help;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A page as a tree of JSON, which whoever shows it makes into elements: there is no markup in it,
/// so that nothing of it can become any. Raw HTML is text.
///
/// A block is `{"t": "h|p|ul|ol|pre|table|quote", ...}`; an inline is a text or `{"t":
/// "code|em|strong|a|br", ...}`. A link has the `page` and the `anchor` that it leads to; one that
/// leads out of the pages has neither and stands as text.
public final class HelpJson {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String page;
    private final Map<String, Integer> anchors = new HashMap<>();

    private HelpJson(String page) {
        this.page = page;
    }

    /// The blocks of a page; empty where there is none of that name.
    public static Optional<ArrayNode> of(String page) {
        return HelpPages.text(page).map(text -> new HelpJson(page).blocks(PARSER.parse(text)));
    }

    private ArrayNode blocks(Node parent) {
        ArrayNode blocks = JSON.arrayNode();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node));
        }
        return blocks;
    }

    private ObjectNode block(Node node) {
        return switch (node) {
            case Heading heading -> {
                ObjectNode json = typed("h").put("l", heading.getLevel());
                ArrayNode inlines = inlines(node);
                json.put("id", anchor(plain(node)));
                yield json.set("c", inlines);
            }
            case Paragraph _ -> typed("p").set("c", inlines(node));
            case BlockQuote _ -> typed("quote").set("c", blocks(node));
            case BulletList _ -> typed("ul").set("c", items(node));
            case OrderedList _ -> typed("ol").set("c", items(node));
            case FencedCodeBlock code ->
                    typed("pre").put("lang", code.getInfo()).put("x", code.getLiteral());
            case IndentedCodeBlock code -> typed("pre").put("lang", "").put("x", code.getLiteral());
            case HtmlBlock html -> typed("pre").put("lang", "").put("x", html.getLiteral());
            case TableBlock table -> table(table);
            default -> typed("p").set("c", inlines(node));
        };
    }

    private ArrayNode items(Node list) {
        ArrayNode items = JSON.arrayNode();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(blocks(item));
        }
        return items;
    }

    private ObjectNode table(TableBlock table) {
        ArrayNode rows = JSON.arrayNode();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    ArrayNode cells = rows.addArray();
                    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                        if (cell instanceof TableCell) {
                            cells.add(inlines(cell));
                        }
                    }
                }
            }
        }
        return typed("table").set("r", rows);
    }

    private ArrayNode inlines(Node parent) {
        ArrayNode inlines = JSON.arrayNode();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> inlines.add(text.getLiteral());
                case SoftLineBreak _ -> inlines.add(" ");
                case HardLineBreak _ -> inlines.add(typed("br"));
                case Code code -> inlines.add(typed("code").put("x", code.getLiteral()));
                case Emphasis _ -> inlines.add(typed("em").set("c", inlines(node)));
                case StrongEmphasis _ -> inlines.add(typed("strong").set("c", inlines(node)));
                case HtmlInline html ->
                        inlines.add(
                                html.getLiteral().matches("<br ?/?>")
                                        ? typed("br")
                                        : JSON.textNode(html.getLiteral()));
                case Link link -> inlines.add(link(link));
                case Image _ -> inlines.addAll(inlines(node));
                default -> inlines.addAll(inlines(node));
            }
        }
        return inlines;
    }

    private ObjectNode link(Link link) {
        ObjectNode json = typed("a");
        String[] parts = link.getDestination().split("#", 2);
        String target = parts[0].isEmpty() ? page : target(parts[0]);
        if (HelpPages.text(target).isPresent()) {
            json.put("page", target).put("anchor", parts.length > 1 ? parts[1] : "");
        }
        return json.set("c", inlines(link));
    }

    /// The name of the page that a path of this page names: `../functions/text.md`.
    private String target(String path) {
        String folder = page.contains("/") ? page.substring(0, page.lastIndexOf('/') + 1) : "";
        String rest = path;
        while (rest.startsWith("../") && !folder.isEmpty()) {
            rest = rest.substring(3);
            folder = "";
        }
        String name = folder + rest;
        return name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
    }

    /// The name that a heading is reached by: its words in lower case with dashes between.
    private String anchor(String heading) {
        String plain =
                heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        int before = anchors.merge(plain, 1, Integer::sum) - 1;
        return before == 0 ? plain : plain + "-" + before;
    }

    /// The words of a node.
    static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        plain(node, text);
        return text.toString().strip();
    }

    private static void plain(Node parent, StringBuilder text) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text own -> text.append(own.getLiteral());
                case Code code -> text.append(code.getLiteral());
                case FencedCodeBlock code -> text.append(' ').append(code.getLiteral());
                case SoftLineBreak _ -> text.append(' ');
                default -> {
                    if (!(node instanceof Link) && node.getFirstChild() != null) {
                        text.append(text.isEmpty() ? "" : " ");
                    }
                    plain(node, text);
                }
            }
        }
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("t", type);
    }

    /// What can be found: an entry for each part of a page under a heading, with its words, and one
    /// for each name of the first column of a table (functions, aggregates, columns).
    public static ArrayNode index() {
        ArrayNode index = JSON.arrayNode();
        for (String name : HelpPages.names()) {
            new HelpJson(name).index(PARSER.parse(HelpPages.text(name).orElse("")), index);
        }
        return index;
    }

    private void index(Node document, ArrayNode index) {
        String title = page;
        String heading = "";
        String anchor = "";
        StringBuilder words = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading found) {
                if (found.getLevel() > 1) {
                    entry(index, title, heading, anchor, words);
                    heading = plain(node);
                    anchor = anchor(heading);
                } else {
                    title = plain(node);
                    anchor = anchor(title);
                }
            } else {
                if (node instanceof TableBlock table) {
                    names(index, title, anchor, table);
                }
                words.append(' ').append(plain(node));
            }
        }
        entry(index, title, heading, anchor, words);
    }

    private void entry(
            ArrayNode index, String title, String heading, String anchor, StringBuilder words) {
        ObjectNode entry = index.addObject();
        entry.put("page", page).put("title", title).put("heading", heading).put("anchor", anchor);
        entry.put("words", words.toString().strip().replaceAll("\\s+", " "));
        words.setLength(0);
    }

    private void names(ArrayNode index, String title, String anchor, TableBlock table) {
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                Node first = row.getFirstChild();
                Node last = row.getLastChild();
                if (first == null || last == null || !(first.getFirstChild() instanceof Code)) {
                    continue;
                }
                for (Node name = first.getFirstChild(); name != null; name = name.getNext()) {
                    if (name instanceof Code code) {
                        ObjectNode entry = index.addObject();
                        entry.put("page", page).put("title", title).put("anchor", anchor);
                        entry.put("name", code.getLiteral()).put("words", said(first, last));
                    }
                }
            }
        }
    }

    /// What a row says of a name: its last cell, or, where that is empty, the one beside the name.
    private static String said(Node first, Node last) {
        String text = plain(last);
        return text.isEmpty() && first.getNext() != null ? plain(first.getNext()) : text;
    }
}
