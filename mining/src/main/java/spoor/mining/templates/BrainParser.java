package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.model.Stop;

/// Brain: a line's longest common pattern is the largest set of its tokens that come equally often
/// at their places; it is taken for wording. Tokens that come more often are wording where all
/// lines of the pattern agree; columns of tokens that come less often are parameters where they
/// differ in many ways, and divide the lines where they differ in few.
///
/// S. Yu, P. He, N. Chen, Y. Wu, "Brain: Log Parsing with Bidirectional Parallel Tree", IEEE
/// Transactions on Services Computing 16(5), 2023. Works on all lines at once.
final class BrainParser implements TemplateParser {
    private final int branches;

    /// @param branches different tokens from which on a column is a parameter
    BrainParser(int branches) {
        this.branches = branches;
    }

    @Override
    public Cutter cutter(MaskSet masks) {
        return Cutter.tokens();
    }

    @Override
    public Patterns parse(CutLines lines, Stop stop) {
        return new Run(lines, stop).parse();
    }

    private final class Run {
        private final CutLines lines;
        private final Stop stop;
        private final boolean[] numbers;
        private final Map<Long, Long> frequencies = new HashMap<>();
        private final List<int[]> patterns = new ArrayList<>();
        private final int[] of;

        Run(CutLines lines, Stop stop) {
            this.lines = lines;
            this.stop = stop;
            this.of = new int[lines.count()];
            this.numbers = new boolean[lines.cutter.words()];
            for (int word = 0; word < numbers.length; word++) {
                numbers[word] = lines.cutter.word(word).codePoints().anyMatch(Character::isDigit);
            }
            for (int item = 0; item < of.length; item++) {
                int[] parts = lines.item(item);
                for (int place = 0; place < parts.length; place++) {
                    frequencies.merge(key(place, parts[place]), lines.weight(item), Long::sum);
                }
            }
        }

        private static long key(int place, int token) {
            return ((long) place << 32) | token;
        }

        Patterns parse() {
            Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
            for (int line = 0; line < of.length; line++) {
                stop.check();
                groups.computeIfAbsent(longest(lines.item(line)), root -> new ArrayList<>())
                        .add(line);
            }
            groups.forEach(this::group);
            return new Patterns(patterns, of);
        }

        private long frequency(int place, int token) {
            return frequencies.getOrDefault(key(place, token), 0L);
        }

        /// The length of a line and, with -1 at all other places, its longest common pattern.
        private List<Integer> longest(int[] sequence) {
            long best = -1;
            int bestSize = 0;
            for (int token = 0; token < sequence.length; token++) {
                long frequency = frequency(token, sequence[token]);
                if (frequency == best) {
                    continue;
                }
                int size = 0;
                for (int other = 0; other < sequence.length; other++) {
                    size += frequency(other, sequence[other]) == frequency ? 1 : 0;
                }
                if (size > bestSize || (size == bestSize && frequency > best)) {
                    best = frequency;
                    bestSize = size;
                }
            }
            List<Integer> root = new ArrayList<>(sequence.length);
            for (int place = 0; place < sequence.length; place++) {
                boolean in = frequency(place, sequence[place]) == best;
                root.add(in ? sequence[place] : -1);
            }
            return root;
        }

        private void group(List<Integer> root, List<Integer> members) {
            int[] pattern = root.stream().mapToInt(token -> token).toArray();
            List<Integer> below = new ArrayList<>();
            long frequency = Long.MAX_VALUE;
            int[] first = lines.item(members.getFirst());
            for (int place = 0; place < pattern.length; place++) {
                if (pattern[place] >= 0) {
                    frequency = frequency(place, pattern[place]);
                }
            }
            for (int place = 0; place < pattern.length; place++) {
                if (pattern[place] >= 0) {
                    continue;
                }
                int column = place;
                boolean same =
                        members.stream().allMatch(m -> lines.item(m)[column] == first[column]);
                if (same) {
                    pattern[place] = first[place];
                } else if (frequency(place, first[place]) > frequency) {
                    pattern[place] = first[place] & 1;
                } else {
                    below.add(place);
                }
            }
            divide(pattern, below, members);
        }

        /// Divides lines by the column that differs least, until all that are left differ much.
        private void divide(int[] pattern, List<Integer> columns, List<Integer> members) {
            stop.check();
            int least = Integer.MAX_VALUE;
            int by = -1;
            List<Integer> open = new ArrayList<>();
            for (int column : columns) {
                int distinct =
                        (int) members.stream().map(m -> lines.item(m)[column]).distinct().count();
                if (distinct == 1) {
                    pattern[column] = lines.item(members.getFirst())[column];
                    continue;
                }
                open.add(column);
                if (distinct < least) {
                    least = distinct;
                    by = column;
                }
            }
            if (open.isEmpty() || least >= branches) {
                int[] first = lines.item(members.getFirst());
                open.forEach(column -> pattern[column] = first[column] & 1);
                end(pattern, members);
                return;
            }
            int column = by;
            Map<Integer, List<Integer>> parts = new LinkedHashMap<>();
            members.forEach(member ->
                    parts.computeIfAbsent(lines.item(member)[column], token -> new ArrayList<>())
                            .add(member));
            List<Integer> rest = open.stream().filter(other -> other != column).toList();
            parts.forEach((token, some) -> {
                int[] branch = pattern.clone();
                branch[column] = token;
                divide(branch, rest, some);
            });
        }

        private void end(int[] pattern, List<Integer> members) {
            int[] shown =
                    Arrays.stream(pattern)
                            .map(part -> numbers[part >> 1] ? part & 1 : part)
                            .toArray();
            members.forEach(member -> of[member] = patterns.size());
            patterns.add(shown);
        }
    }
}
