package spoor.formats;

/// One kind of log: what it is, how its files are recognised by content, and how they are read.
public interface Format {
    /// A file that would fill a table with more columns is refused.
    int MOST_COLUMNS = 2000;

    Description description();

    /// Looks at a file's first bytes (after decompression) and says whether this format reads it.
    Recognition recognise(Sample sample);

    /// What the support table and the pages say of the format.
    ///
    /// @param name lower-case, one word: `zeek`
    /// @param summary one sentence
    /// @param recognisedBy one sentence: what in the content tells it
    /// @param tables the tables it fills, for people: `ZeekConn, ZeekDns, ... by the log's path`
    record Description(String name, String summary, String recognisedBy, String tables) {}
}
