package spoor.mining.learning;

/// Looks for the best split of a node. The rows of the node come with a payload each, which holds
/// class and weight in whatever way serves.
interface SplitFinder {
    /// The payload of a row.
    long payload(int label, int weight);

    /// Fills the counts of the classes among some rows; gives their sum.
    int count(long[] payloads, int from, int to, int[] counts);

    /// Begins a node, whose counts these are; whether its rows are of several classes.
    boolean begin(int[] counts, int total, int leaf);

    /// Looks at every split of a column, of rows that stand side by side; whether their bins
    /// differ.
    boolean look(int column, byte[] bins, int[] rows, long[] payloads, int from, int to);

    /// The column of the best split since [#begin], -1 when none makes the node purer.
    int column();

    /// The highest bin of its left branch.
    int bin();
}
