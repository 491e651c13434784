package spoor.workbench.picture;

import java.util.Optional;

/// What became of a table that was to be drawn.
public sealed interface Picture {
    /// Drawn.
    ///
    /// @param kind of `render`, in lower case
    /// @param svg one `svg` element whose texts are escaped; it needs the style sheet of
    ///   [Pictures#style]
    /// @param caption what is drawn and what is not, in sentences
    /// @param model what is drawn as JSON, for a picture that one can zoom
    record Drawn(String kind, String svg, String caption, Optional<String> model)
            implements Picture {}

    /// Not drawn.
    ///
    /// @param why a sentence that names what is missing
    record None(String why) implements Picture {}
}
