package spoor.mining.templates;

import spoor.mining.Draws;
import spoor.mining.templates.WordFacts.Introduces;
import spoor.model.Stop;

/// The standard parser: masks do most of the work; what is left are words that differ where all
/// else is the same. A word is a parameter where enough different ones were seen in its place, and
/// what is enough depends on the place: after `user` two are, in the midst of a sentence a dozen.
final class ColumnParser implements TemplateParser {
    private static final int ROUNDS = 8;
    private static final int AFTER_NAME = 2;
    private static final int AFTER_PLACE = 4;
    private static final int VALUE = 4;
    private static final int AFTER_COLON = 6;
    private static final int ELSEWHERE = 12;
    private static final int FREQUENT = 5;
    private static final int LEAST_KEPT = 3;
    private static final int LEAST_RARE = 8;
    private static final int ROUND_ITEMS = 1 << 15;
    private static final int CAPITALS = 40;

    @Override
    public Cutter cutter(MaskSet masks) {
        return Cutter.words(masks);
    }

    /// Items are learnt from in rounds; those that have a pattern already are not learnt from
    /// again.
    @Override
    public Patterns parse(CutLines lines, Stop stop) {
        WordFactTable facts = new WordFactTable(lines.cutter);
        PatternTree tree = new PatternTree();
        SequenceTable patterns = new SequenceTable();
        int[] of = new int[lines.count()];
        int item = 0;
        while (item < of.length) {
            int[] learnt = new int[Math.min(ROUND_ITEMS, of.length - item)];
            int count = 0;
            while (item < of.length && count < learnt.length) {
                if ((item & 0xff) == 0) {
                    stop.check();
                }
                int[] parts = lines.item(item);
                of[item] = tree.find(parts, parts.length, facts);
                if (of[item] < 0) {
                    learnt[count++] = item;
                }
                item++;
            }
            Run run = new Run(lines, learnt, count, facts, stop);
            run.parse();
            for (int i = 0; i < count; i++) {
                int[] pattern = run.pattern(i);
                int before = patterns.count();
                of[learnt[i]] = patterns.add(pattern, pattern.length);
                if (patterns.count() > before) {
                    tree.add(pattern, before);
                }
            }
        }
        return new Patterns(patterns.all(), of);
    }

    private static final class Run {
        private final Stop stop;
        private final WordFactTable facts;
        private final int items;
        private SequenceTable patterns = new SequenceTable();
        private int[] patternOf;

        Run(CutLines lines, int[] learnt, int count, WordFactTable facts, Stop stop) {
            this.stop = stop;
            this.facts = facts;
            this.items = count;
            patternOf = new int[count];
            for (int i = 0; i < count; i++) {
                int[] parts = lines.item(learnt[i]);
                patternOf[i] = patterns.add(parts, parts.length);
            }
        }

        int[] pattern(int item) {
            return patterns.get(patternOf[item]);
        }

        void parse() {
            SequenceTable first = patterns;
            for (int round = 0; round < ROUNDS; round++) {
                if (!merge()) {
                    break;
                }
            }
            if (mergeRare()) {
                while (merge()) {
                    stop.check();
                }
            }
            if (patterns.count() < items) {
                absorb(first);
            }
        }

        /// What kept all its words, but has a pattern found from others, has that pattern.
        private void absorb(SequenceTable first) {
            PatternTree wide = new PatternTree();
            boolean[] kept = new boolean[patterns.count()];
            for (int pattern = 0; pattern < kept.length; pattern++) {
                int[] parts = patterns.get(pattern);
                kept[pattern] = first.find(parts) >= 0;
                if (!kept[pattern]) {
                    wide.add(parts, pattern);
                }
            }
            for (int item = 0; item < items; item++) {
                if (kept[patternOf[item]]) {
                    int[] parts = patterns.get(patternOf[item]);
                    int found = wide.find(parts, parts.length, facts);
                    patternOf[item] = found < 0 ? patternOf[item] : found;
                }
            }
        }

        private static long mixed(long part, long place) {
            return Draws.mixed(part * 0x9e3779b97f4a7c15L + place * 0xc2b2ae3d27d4eb4fL);
        }

        private static long hash(int[] parts) {
            long hash = parts.length * 0x94d049bb133111ebL;
            for (int i = 0; i < parts.length; i++) {
                hash += mixed(parts[i], i);
            }
            return hash;
        }

        /// One round: every pattern gives up at most one word.
        private boolean merge() {
            ColumnBuckets buckets = new ColumnBuckets();
            for (int pattern = 0; pattern < patterns.count(); pattern++) {
                if ((pattern & 0xff) == 0) {
                    stop.check();
                }
                int[] parts = patterns.get(pattern);
                long hash = hash(parts);
                for (int i = 0; i < parts.length; i++) {
                    if (facts.fillsSlot(parts[i])) {
                        int word = parts[i] >> 1;
                        buckets.add(hash - mixed(parts[i], i), word == Cutter.SLOT, facts.of(word));
                    }
                }
            }
            SequenceTable next = new SequenceTable();
            int[] renumbered = new int[patterns.count()];
            boolean merged = false;
            for (int pattern = 0; pattern < patterns.count(); pattern++) {
                int[] parts = patterns.get(pattern);
                int column = column(parts, buckets);
                if (column < 0) {
                    renumbered[pattern] = next.add(parts, parts.length);
                } else {
                    int[] wider = parts.clone();
                    int stand = stand(parts, column, buckets);
                    wider[column] = 2 * stand + (parts[column] & 1);
                    renumbered[pattern] = next.add(wider, wider.length);
                    merged = true;
                }
            }
            renumber(renumbered, next);
            return merged;
        }

        /// Patterns of one shape that differ in several words at once: words that are rare in their
        /// place stand for any, if then many patterns are the same and half of the words are left.
        private boolean mergeRare() {
            SequenceTable shapes = new SequenceTable();
            int[] shapeOf = new int[patterns.count()];
            for (int pattern = 0; pattern < shapeOf.length; pattern++) {
                int[] shape = patterns.get(pattern).clone();
                for (int i = 0; i < shape.length; i++) {
                    if (facts.isWord(shape[i])) {
                        shape[i] = -1 - (shape[i] & 1);
                    }
                }
                shapeOf[pattern] = shapes.add(shape, shape.length);
            }
            ColumnBuckets frequencies = new ColumnBuckets();
            for (int pattern = 0; pattern < shapeOf.length; pattern++) {
                int[] parts = patterns.get(pattern);
                for (int i = 0; i < parts.length; i++) {
                    if (facts.isWord(parts[i])) {
                        frequencies.add(
                                at(shapeOf[pattern], parts[i], i), false, facts.of(parts[i] >> 1));
                    }
                }
            }
            SequenceTable candidates = new SequenceTable();
            int[] candidateOf = new int[shapeOf.length];
            int[] members = new int[shapeOf.length];
            for (int pattern = 0; pattern < shapeOf.length; pattern++) {
                stop.check();
                int[] parts = patterns.get(pattern).clone();
                int kept = 0;
                int given = 0;
                int capitals = 0;
                for (int i = 0; i < parts.length; i++) {
                    if (!facts.isWord(parts[i])) {
                        continue;
                    }
                    int bucket = frequencies.find(at(shapeOf[pattern], parts[i], i));
                    if (frequencies.count(bucket) >= FREQUENT) {
                        kept++;
                    } else {
                        capitals += facts.of(parts[i] >> 1).capitals() ? 1 : 0;
                        parts[i] = 2 * Cutter.SLOT + (parts[i] & 1);
                        given++;
                    }
                }
                boolean fine =
                        given > 0 && kept >= LEAST_KEPT && kept >= given && 2 * capitals <= given;
                candidateOf[pattern] = fine ? candidates.add(parts, parts.length) : -1;
                if (fine) {
                    members[candidateOf[pattern]]++;
                }
            }
            SequenceTable next = new SequenceTable();
            int[] renumbered = new int[shapeOf.length];
            boolean merged = false;
            for (int pattern = 0; pattern < shapeOf.length; pattern++) {
                int candidate = candidateOf[pattern];
                boolean wide = candidate >= 0 && members[candidate] >= LEAST_RARE;
                int[] parts = wide ? candidates.get(candidate) : patterns.get(pattern);
                merged |= wide;
                renumbered[pattern] = next.add(parts, parts.length);
            }
            renumber(renumbered, next);
            return merged;
        }

        private static long at(int shape, int part, int place) {
            return mixed(((long) shape << 32) | part, place);
        }

        private void renumber(int[] renumbered, SequenceTable next) {
            for (int item = 0; item < patternOf.length; item++) {
                patternOf[item] = renumbered[patternOf[item]];
            }
            patterns = next;
        }

        private int stand(int[] parts, int column, ColumnBuckets buckets) {
            int bucket = buckets.find(hash(parts) - mixed(parts[column], column));
            boolean unit =
                    column > 0
                            && parts[column - 1] >> 1 == Cutter.SLOT
                            && !buckets.is(bucket, ColumnBuckets.NO_UNIT)
                            && !buckets.is(bucket, ColumnBuckets.SLOT);
            return unit ? Cutter.UNIT : Cutter.SLOT;
        }

        /// The word of a pattern that is most surely a parameter; -1 when none is.
        private int column(int[] parts, ColumnBuckets buckets) {
            int words = 0;
            for (int part : parts) {
                if (facts.isWord(part)) {
                    words++;
                }
            }
            if (words < 2) {
                return -1;
            }
            long hash = hash(parts);
            int best = -1;
            int most = 0;
            for (int i = 0; i < parts.length; i++) {
                if (!facts.isWord(parts[i])) {
                    continue;
                }
                int bucket = buckets.find(hash - mixed(parts[i], i));
                int count = buckets.count(bucket);
                if (count > most && enough(parts, i, bucket, buckets, words - 1)) {
                    most = count;
                    best = i;
                }
            }
            return best;
        }

        private boolean enough(
                int[] parts, int column, int bucket, ColumnBuckets buckets, int others) {
            int count = buckets.count(bucket);
            if (count < 2) {
                return false;
            }
            boolean slot = buckets.is(bucket, ColumnBuckets.SLOT);
            if (!slot
                    && !buckets.is(bucket, ColumnBuckets.DIFFERENT)
                    && !buckets.is(bucket, ColumnBuckets.UNDIGITED)) {
                return true;
            }
            Introduces before = Introduces.NOTHING;
            if (column > 0) {
                int word = parts[column - 1] >> 1;
                if (word == Cutter.SLOT && !buckets.is(bucket, ColumnBuckets.NO_UNIT)) {
                    return true;
                }
                if (word > Cutter.UNIT) {
                    before = facts.of(word).introduces();
                }
            }
            if (before == Introduces.COLON && count >= AFTER_COLON && others >= 2) {
                return true;
            }
            if (2 * buckets.capitals(bucket) > count && count < CAPITALS) {
                return false;
            }
            if (slot && before != Introduces.NOTHING && before != Introduces.COLON) {
                return true;
            }
            return switch (before) {
                case NAME -> count >= AFTER_NAME;
                case VALUE -> count >= VALUE;
                case PLACE -> count >= AFTER_PLACE;
                case COLON, NOTHING -> count >= ELSEWHERE && others >= 2;
            };
        }
    }
}
