package spoor.model;

/// A half-open range of UTF-16 positions in the user's text: `start` inclusive, `end` exclusive.
public record Span(int start, int end) {
    public static final Span NONE = new Span(0, 0);

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalStateException("bad span " + start + ".." + end);
        }
    }

    /// The smallest span that covers both.
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
