package spoor.formats.json;

/// How the objects lie in a file.
///
/// @param lines whether each line is an object; else they follow one another, with commas where
///   they are in an array
/// @param prefix what stands before the first object of an array: `[`, or `{"Records":[`; empty
///   where the objects are in no array
/// @param firstKey how an object begins, from its first key's opening quote to its closing one:
///   where reading goes on behind a broken object
record JsonShape(boolean lines, byte[] prefix, byte[] firstKey) {
    String text() {
        if (lines) {
            return "a JSON object a line";
        }
        return prefix.length == 0 ? "JSON objects one after the other" : "an array of JSON objects";
    }
}
