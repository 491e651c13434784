package spoor.workbench.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import spoor.kql.bind.RenderKinds;

/// A word of the language that an editor offers, with what the pages say of it. Scalar functions
/// and miners are told by their own catalogues.
///
/// @param call how it is called or written: `countif(condition)`; else the name again
/// @param summary what it is for; never empty
public record Word(Kind kind, String name, String call, String summary) {
    /// Where a word stands.
    public enum Kind {
        OPERATOR,
        AGGREGATE,
        WINDOW,
        PLUGIN,
        PICTURE,
        PROPERTY;
    }

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern CALL = Pattern.compile("(\\w+(?:, \\w+)*)(\\(.*)");

    /// All of them, as the pages have them; read when first asked for.
    public static List<Word> all() {
        return Once.ALL;
    }

    private static final class Once {
        static final List<Word> ALL = read();
    }

    private static List<Word> read() {
        List<Word> words = new ArrayList<>();
        rows(
                "operators",
                (first, summary) -> {
                    String name = HelpJson.plain(first);
                    words.add(new Word(Kind.OPERATOR, name, name, summary));
                });
        rows(
                "aggregates",
                (first, summary) -> {
                    for (Node node = first.getFirstChild(); node != null; node = node.getNext()) {
                        if (node instanceof Code code) {
                            called(Kind.AGGREGATE, code.getLiteral(), summary, words);
                        }
                    }
                });
        rows(
                "operators/serialize",
                (first, summary) -> called(Kind.WINDOW, HelpJson.plain(first), summary, words));
        headed(
                "operators/evaluate",
                (heading, summary) -> called(Kind.PLUGIN, heading, summary, words));
        rows(
                "operators/evaluate",
                (first, summary) -> called(Kind.PLUGIN, HelpJson.plain(first), summary, words));
        headed(
                "operators/render",
                (heading, summary) -> {
                    for (String kind : heading.split(", ", -1)) {
                        if (RenderKinds.DRAWN.contains(kind)) {
                            words.add(new Word(Kind.PICTURE, kind, kind, summary));
                        }
                    }
                });
        words.add(new Word(Kind.PICTURE, "table", "table", "The rows as a table, not drawn."));
        for (Map.Entry<String, String> property : RenderKinds.PROPERTIES.entrySet()) {
            String name = property.getKey();
            words.add(new Word(Kind.PROPERTY, name, name + "=", property.getValue()));
        }
        return List.copyOf(words);
    }

    private static void called(Kind kind, String call, String summary, List<Word> words) {
        Matcher matcher = CALL.matcher(call);
        if (matcher.matches()) {
            for (String name : matcher.group(1).split(", ", -1)) {
                words.add(new Word(kind, name, name + matcher.group(2), summary));
            }
        }
    }

    /// The rows of the tables of a page: the first cell, and the words of the second.
    private static void rows(String page, BiConsumer<Node, String> row) {
        for (Node block = first(page); block != null; block = block.getNext()) {
            if (block instanceof TableBlock table) {
                Node body = table.getLastChild();
                Node each = body == null ? null : body.getFirstChild();
                for (; each != null; each = each.getNext()) {
                    Node name = each.getFirstChild();
                    Node said = name == null ? null : name.getNext();
                    if (name != null && said != null) {
                        row.accept(name, HelpJson.plain(said));
                    }
                }
            }
        }
    }

    /// The headings of a page below its title, each with the first sentence under it.
    private static void headed(String page, BiConsumer<String, String> heading) {
        for (Node block = first(page); block != null; block = block.getNext()) {
            if (block instanceof Heading head
                    && head.getLevel() > 1
                    && block.getNext() instanceof Paragraph paragraph) {
                heading.accept(HelpJson.plain(head), sentence(HelpJson.plain(paragraph)));
            }
        }
    }

    private static @Nullable Node first(String page) {
        Node document = PARSER.parse(HelpPages.text(page).orElse(""));
        return document.getFirstChild();
    }

    /// Up to the first full stop that a capital letter follows.
    private static String sentence(String text) {
        String[] parts = text.split("(?<=\\.) (?=\\p{Lu})", 2);
        return parts[0];
    }
}
