package spoor.mining.sessions;

/// A permutation of row numbers, sorted step by step with stable counting sorts: the last sort done
/// is the most significant. Linear in the rows.
public final class StableOrder {
    private static final int DIGIT_BITS = 16;

    private int[] rows;
    private int[] spare;

    public StableOrder(int count) {
        rows = new int[count];
        spare = new int[count];
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
    }

    public int[] rows() {
        return rows;
    }

    /// Sorts by small numbers.
    ///
    /// @param ranks per row, from 0 to `distinct - 1`
    public void byRank(int[] ranks, int distinct) {
        if (distinct < 2) {
            return;
        }
        int[] place = new int[distinct + 1];
        for (int rank : ranks) {
            place[rank + 1]++;
        }
        for (int rank = 0; rank < distinct; rank++) {
            place[rank + 1] += place[rank];
        }
        for (int row : rows) {
            spare[place[ranks[row]]++] = row;
        }
        swap();
    }

    /// Sorts by 64-bit numbers, with a radix sort over as many digits as their span needs.
    public void byNumber(long[] numbers) {
        if (isSorted(numbers)) {
            return;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long number : numbers) {
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        long span = most - least;
        int[] digits = new int[numbers.length];
        for (int shift = 0; shift < Long.SIZE && (span >>> shift) != 0; shift += DIGIT_BITS) {
            for (int row = 0; row < digits.length; row++) {
                digits[row] = (int) ((numbers[row] - least) >>> shift) & ((1 << DIGIT_BITS) - 1);
            }
            byRank(digits, 1 << DIGIT_BITS);
        }
    }

    private boolean isSorted(long[] numbers) {
        for (int i = 1; i < rows.length; i++) {
            if (numbers[rows[i - 1]] > numbers[rows[i]]) {
                return false;
            }
        }
        return true;
    }

    private void swap() {
        int[] sorted = spare;
        spare = rows;
        rows = sorted;
    }
}
