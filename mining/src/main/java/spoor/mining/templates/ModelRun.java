package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import spoor.model.Stop;

/// Gives lines the templates of a model; what has none there is learnt from, and what is found is
/// added behind the others, which stay as they are.
///
/// @param versions of each pattern: that of the model that had it first
/// @param gaps of each pattern that the model had
record ModelRun(Patterns patterns, TemplateModel model, int[] versions, List<int[]> gaps) {
    static ModelRun of(TemplateModel before, CutLines cut, TemplateParser parser, Stop stop) {
        List<int[]> patterns = new ArrayList<>();
        List<int[]> gaps = new ArrayList<>();
        PatternTree tree = new PatternTree();
        for (TemplateModel.Entry entry : before.entries()) {
            int[] parts = entry.parts().stream().mapToInt(cut.cutter::part).toArray();
            tree.add(parts, patterns.size());
            patterns.add(parts);
            gaps.add(entry.gaps().stream().mapToInt(gap -> gap).toArray());
        }
        WordFactTable facts = new WordFactTable(cut.cutter);
        int[] of = new int[cut.count()];
        for (int item = 0; item < of.length; item++) {
            int[] parts = cut.item(item);
            of[item] = tree.find(parts, parts.length, facts);
        }
        int[] rest = IntStream.range(0, of.length).filter(item -> of[item] < 0).toArray();
        int old = patterns.size();
        if (rest.length > 0) {
            Patterns found = parser.parse(cut.only(rest), stop);
            for (int[] pattern : found.patterns()) {
                tree.add(pattern, patterns.size());
                patterns.add(pattern);
            }
            for (int i = 0; i < rest.length; i++) {
                int[] parts = cut.item(rest[i]);
                int known = tree.find(parts, parts.length, facts);
                of[rest[i]] = known < 0 ? old + found.of()[i] : known;
            }
        }
        return new ModelRun(
                new Patterns(patterns, of),
                added(before, cut, patterns, of),
                versions(before, patterns.size()),
                gaps);
    }

    private static int[] versions(TemplateModel before, int patterns) {
        int[] versions = new int[patterns];
        Arrays.fill(versions, before.version() + 1);
        for (int i = 0; i < before.entries().size(); i++) {
            versions[i] = before.entries().get(i).version();
        }
        return versions;
    }

    private static TemplateModel added(
            TemplateModel before, CutLines cut, List<int[]> patterns, int[] of) {
        int old = before.entries().size();
        if (patterns.size() == old) {
            return before;
        }
        int[][] gaps = new int[patterns.size()][];
        Arrays.fill(gaps, new int[0]);
        for (int item = 0; item < of.length; item++) {
            gaps[of[item]] = CutLines.union(gaps[of[item]], cut.gaps(item));
        }
        List<TemplateModel.Entry> entries = new ArrayList<>(before.entries());
        for (int pattern = old; pattern < patterns.size(); pattern++) {
            entries.add(
                    new TemplateModel.Entry(
                            before.version() + 1,
                            Arrays.stream(patterns.get(pattern))
                                    .mapToObj(cut.cutter::text)
                                    .toList(),
                            Arrays.stream(gaps[pattern]).boxed().toList()));
        }
        return new TemplateModel(before.settings(), before.version() + 1, entries);
    }
}
