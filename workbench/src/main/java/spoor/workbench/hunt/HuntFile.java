package spoor.workbench.hunt;

import java.util.List;
import java.util.Optional;
import spoor.model.Span;
import spoor.workbench.Render;

/// A hunt as read: inert, nothing of it has run.
///
/// @param name the file's name, for messages and reports
/// @param text the whole file, as it was
/// @param parts prose and blocks, in order
public record HuntFile(String name, String text, HuntHeader header, List<Part> parts) {
    public HuntFile {
        parts = List.copyOf(parts);
    }

    public List<Block> blocks() {
        return parts.stream().filter(Block.class::isInstance).map(Block.class::cast).toList();
    }

    /// The title, or the file's name where there is none.
    public String title() {
        return header.title().isEmpty() ? name : header.title();
    }

    public sealed interface Part {}

    /// Text between blocks.
    ///
    /// @param markdown as written
    /// @param html rendered, safe to put into a page: raw HTML is shown as text, pictures as their
    ///   descriptions, links only to http, https and mailto
    public record Prose(String markdown, String html) implements Part {}

    /// A fenced `kql` block.
    ///
    /// @param name what later blocks call its result; empty: nothing
    /// @param render how to draw it, where the info string says so
    /// @param query its KQL
    /// @param span of the query in the file
    /// @param end where the fence ends: a recorded result is put there
    public record Block(
            String name,
            Optional<Render> render,
            String query,
            Span span,
            int end,
            Optional<Recorded> recorded)
            implements Part {}

    /// A result as the file remembers it.
    ///
    /// @param rows how many
    /// @param hash as [ResultHash] makes it
    /// @param lines the first rows, a JSON array each, the columns before them
    /// @param span of the whole block in the file
    /// @param comment whether it is an HTML comment instead of a fenced block
    public record Recorded(long rows, String hash, List<String> lines, Span span, boolean comment) {
        public Recorded {
            lines = List.copyOf(lines);
        }
    }
}
