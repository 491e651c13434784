package spoor.workbench.picture;

import java.util.regex.Pattern;

/// What became of a table that was to be drawn.
public sealed interface Picture {
    /// The attribute of a mark; quotes in it are escaped.
    Pattern WHERE = Pattern.compile(" data-where=\"[^\"]*\"");

    /// Drawn.
    ///
    /// @param kind of `render`, in lower case
    /// @param svg one `svg` element whose texts are escaped; it needs the style sheet of
    ///   [Pictures#style]
    /// @param caption what is drawn and what is not, in sentences
    record Drawn(String kind, String svg, String caption) implements Picture {
        /// The element for a place that cannot ask: without what holds of the rows behind marks.
        public String still() {
            return WHERE.matcher(svg).replaceAll("");
        }
    }

    /// Not drawn.
    ///
    /// @param why a sentence that names what is missing
    record None(String why) implements Picture {}
}
