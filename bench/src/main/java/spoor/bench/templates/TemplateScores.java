package spoor.bench.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How well templates agree with a truth, by the four measures of the literature (Jiang and others,
/// "A Large-scale Evaluation for Log Parsing Techniques", ISSTA 2024).
///
/// @param grouping GA: the share of lines whose group, those of the same template, is exactly the
///   true one
/// @param groupsF1 FGA: the harmonic mean of the shares of found and of true groups that agree
/// @param parsing PA: the share of lines whose template is the true text
/// @param templatesF1 FTA: the harmonic mean of the shares of found and of true templates that
///   agree in lines' templates and text
public record TemplateScores(double grouping, double groupsF1, double parsing, double templatesF1) {

    public static TemplateScores of(Truth truth, List<String> found) {
        Map<String, List<Integer>> foundGroups = groups(found);
        Map<String, List<Integer>> trueGroups = groups(truth.kinds());
        int lines = 0;
        int groups = 0;
        int templates = 0;
        for (Map.Entry<String, List<Integer>> group : foundGroups.entrySet()) {
            List<Integer> members = group.getValue();
            if (members.equals(trueGroups.get(truth.kinds().get(members.getFirst())))) {
                groups++;
                lines += members.size();
            }
            Set<String> texts = new HashSet<>();
            members.forEach(line -> texts.add(truth.templates().get(line)));
            templates += texts.equals(Set.of(group.getKey())) ? 1 : 0;
        }
        int parsed = 0;
        for (int line = 0; line < found.size(); line++) {
            parsed += found.get(line).equals(truth.templates().get(line)) ? 1 : 0;
        }
        int trueTemplates = new HashSet<>(truth.templates()).size();
        return new TemplateScores(
                (double) lines / found.size(),
                f1(groups, foundGroups.size(), trueGroups.size()),
                (double) parsed / found.size(),
                f1(templates, foundGroups.size(), trueTemplates));
    }

    private static Map<String, List<Integer>> groups(List<String> names) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int line = 0; line < names.size(); line++) {
            groups.computeIfAbsent(names.get(line), name -> new ArrayList<>()).add(line);
        }
        return new HashMap<>(groups);
    }

    private static double f1(int right, int found, int there) {
        return right == 0 ? 0 : 2.0 * right / (found + there);
    }

    /// The mean of several.
    public static TemplateScores mean(List<TemplateScores> scores) {
        return new TemplateScores(
                scores.stream().mapToDouble(TemplateScores::grouping).average().orElse(0),
                scores.stream().mapToDouble(TemplateScores::groupsF1).average().orElse(0),
                scores.stream().mapToDouble(TemplateScores::parsing).average().orElse(0),
                scores.stream().mapToDouble(TemplateScores::templatesF1).average().orElse(0));
    }

    /// `GA .9975 | FGA .867 | ...` as cells of a table.
    public String cells() {
        return String.format(
                Locale.ROOT, "%.4f | %.3f | %.3f | %.3f", grouping, groupsF1, parsing, templatesF1);
    }
}
