package spoor.workbench.hunt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import spoor.workbench.report.Visible;

/// Prose as HTML that is safe in any page: raw HTML is shown as text, a picture as its description
/// and address (nothing is fetched), a link keeps only http, https and mailto.
final class ProseRenderer {
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .urlSanitizer(new DefaultUrlSanitizer(Set.of("http", "https", "mailto")))
                    .percentEncodeUrls(true)
                    .attributeProviderFactory(context ->
                            (node, tag, attributes) -> {
                                if (node instanceof Link) {
                                    attributes.put("rel", "noopener noreferrer nofollow");
                                }
                            })
                    .nodeRendererFactory(Pictures::new)
                    .build();

    private ProseRenderer() {}

    static String html(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        nodes.forEach(node -> out.append(RENDERER.render(node)));
        return Visible.keepingLines(out.toString());
    }

    private record Pictures(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter().tag("span", Map.of("class", "picture"));
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            context.getWriter().text(" [picture: " + ((Image) node).getDestination() + "]");
            context.getWriter().tag("/span");
        }
    }
}
