package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import spoor.mining.models.ModelParser;

/// A tree of splits over binned columns that gives a number: nodes in the order root, left branch,
/// right branch. Each node has a value, that of a split being what its rows have on average.
///
/// @param columns of each node the column that it looks at, -1 for a leaf
/// @param bins rows of this bin and those below go to the left
/// @param rights of each split its right branch
record ValueTree(int[] columns, int[] bins, int[] rights, double[] values) {
    double value(byte[][] binned, int row) {
        int node = 0;
        while (columns[node] >= 0) {
            node = next(node, binned, row);
        }
        return values[node];
    }

    private int next(int node, byte[][] binned, int row) {
        return (binned[columns[node]][row] & 0xff) <= bins[node] ? node + 1 : rights[node];
    }

    /// Adds what each split on a row's way changes to the term of its column, and the root's value
    /// to the first term.
    void addTerms(byte[][] binned, int row, double[] terms, int at) {
        int node = 0;
        terms[at] += values[0];
        while (columns[node] >= 0) {
            int next = next(node, binned, row);
            terms[at + 1 + columns[node]] += values[next] - values[node];
            node = next;
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("columns");
        json.writeArray(columns, 0, columns.length);
        json.writeFieldName("bins");
        json.writeArray(bins, 0, bins.length);
        json.writeFieldName("values");
        json.writeArray(values, 0, values.length);
        json.writeEndObject();
    }

    /// Reads what [#write] wrote; the object is open.
    static ValueTree read(ModelParser parser, Bins cuts, int most) throws IOException {
        parser.field("columns");
        int[] columns = parser.wholes(most, -1, cuts.cuts().size() - 1);
        parser.field("bins");
        int[] bins = parser.wholes(columns.length, 0, Bins.MOST - 1);
        parser.field("values");
        double[] values = parser.exactly(columns.length);
        parser.end();
        parser.expect(bins.length == columns.length, "too few bins");
        for (double value : values) {
            parser.expect(Math.abs(value) < 1e100, "a value without bounds");
        }
        int[] rights = new int[columns.length];
        int[] open = new int[columns.length + 1];
        int depth = 0;
        for (int node = 0; node < columns.length; node++) {
            parser.expect(node == 0 || depth > 0, "a tree that goes on behind its end");
            if (columns[node] >= 0) {
                open[depth++] = node;
            } else {
                while (depth > 0 && rights[open[depth - 1]] > 0) {
                    depth--;
                }
                if (depth > 0) {
                    rights[open[depth - 1]] = node + 1;
                }
            }
        }
        parser.expect(columns.length > 0 && depth == 0, "a tree that ends early");
        return new ValueTree(columns, bins, rights, values);
    }

    /// Of nodes made in any order, the root first, the tree in its own.
    ///
    /// @param lefts of each node its left branch, 0 for a leaf
    static ValueTree of(
            int nodes, int[] columns, int[] bins, int[] lefts, int[] rights, double[] values) {
        int[] column = new int[nodes];
        int[] bin = new int[nodes];
        int[] right = new int[nodes];
        double[] value = new double[nodes];
        // what is to be placed, and whose right branch it is
        int[] open = new int[2 * nodes + 2];
        Arrays.fill(column, -1);
        int top = 2;
        open[1] = -1;
        int at = 0;
        while (top > 0) {
            top -= 2;
            int node = open[top];
            if (open[top + 1] >= 0) {
                right[open[top + 1]] = at;
            }
            value[at] = values[node];
            if (lefts[node] > 0) {
                column[at] = columns[node];
                bin[at] = bins[node];
                open[top++] = rights[node];
                open[top++] = at;
                open[top++] = lefts[node];
                open[top++] = -1;
            }
            at++;
        }
        return new ValueTree(column, bin, right, value);
    }
}
