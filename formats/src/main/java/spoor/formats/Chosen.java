package spoor.formats;

/// The format that reads a source, and how.
///
/// @param format the format with the best score
/// @param recognition its answer
public record Chosen(Format format, Recognition.Recognised recognition) {
    public Reading reading() {
        return recognition.reading();
    }
}
