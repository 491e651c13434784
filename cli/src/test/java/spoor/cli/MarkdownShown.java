package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import spoor.workbench.report.Visible;

/// What a reader of Markdown shows, that lets HTML through.
final class MarkdownShown {
    private MarkdownShown() {}

    /// The text; fails where there is more than text.
    static String of(String markdown) {
        assertEquals(markdown, Visible.keepingLines(markdown));
        StringBuilder shown = new StringBuilder();
        Parser.builder()
                .build()
                .parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(HtmlBlock html) {
                                throw new AssertionError(html.getLiteral());
                            }

                            @Override
                            public void visit(HtmlInline html) {
                                throw new AssertionError(html.getLiteral());
                            }

                            @Override
                            public void visit(Image image) {
                                throw new AssertionError(image.getDestination());
                            }

                            @Override
                            public void visit(Link link) {
                                throw new AssertionError(link.getDestination());
                            }

                            @Override
                            public void visit(Text text) {
                                shown.append(text.getLiteral());
                            }

                            @Override
                            public void visit(Code code) {
                                shown.append(code.getLiteral());
                            }

                            @Override
                            public void visit(FencedCodeBlock block) {
                                shown.append(block.getLiteral());
                            }

                            @Override
                            public void visit(SoftLineBreak ignored) {
                                shown.append('\n');
                            }
                        });
        return shown.toString();
    }
}
