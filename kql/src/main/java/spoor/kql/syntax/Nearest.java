package spoor.kql.syntax;

import java.util.Collection;
import java.util.Locale;

/// Finds the name that somebody probably meant.
public final class Nearest {
    private Nearest() {}

    /// `did you mean 'x'?` for the nearest candidate, empty when none is near.
    public static String hint(String name, Collection<String> candidates) {
        String best = "";
        int least = Math.max(2, name.length() / 3) + 1;
        String folded = fold(name);
        long letters = letters(folded);
        for (String candidate : candidates) {
            if (Math.abs(name.length() - candidate.length()) > least) {
                continue;
            }
            String other = fold(candidate);
            if (strangers(letters, letters(other)) > least) {
                continue;
            }
            int distance = distance(folded, other);
            if (distance < least || (distance == least && candidate.compareTo(best) < 0)) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "did you mean '" + best + "'?";
    }

    /// A bit for each letter, some letters sharing one.
    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << text.charAt(i);
        }
        return letters;
    }

    /// How many letters one text has and the other lacks: at least so many changes lie between.
    private static int strangers(long a, long b) {
        return Math.max(Long.bitCount(a & ~b), Long.bitCount(b & ~a));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Levenshtein's distance, a swap of neighbours counted once.
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 8) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] =
                        Math.min(
                                Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1),
                                cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
