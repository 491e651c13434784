package spoor.mining.templates;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes the KQL that counts a template's lines again. It begins with a bar: it goes behind the
/// same rows. Where a regular expression of the template finds exactly its lines, tried on all
/// lines, that is the query; else, or where there are too many lines to try, the same verb is.
final class Receipts {
    /// Lines times templates up to which expressions are tried.
    private static final long MOST_TRIALS = 5_000_000;

    private final TemplateCall call;
    private final FoundTemplates found;
    private final @Nullable List<String> raw;
    private final long[] counts;
    private final String column;

    /// @param raw all lines; null when there were too many to keep
    Receipts(TemplateCall call, FoundTemplates found, @Nullable List<String> raw, long[] counts) {
        this.call = call;
        this.found = found;
        this.counts = counts;
        boolean few = raw != null && (long) raw.size() * counts.length <= MOST_TRIALS;
        this.raw = few ? raw : null;
        this.column = name(call.text().orElseThrow().name());
    }

    String of(int template) {
        Template wording = found.templates().get(template);
        if (raw != null) {
            for (boolean strict : List.of(true, false)) {
                String expression = expression(wording, strict);
                if (counts(expression, wording, raw) == counts[template]) {
                    return summary(column + " matches regex @'" + verbatim(expression) + "'", "");
                }
            }
        }
        return summary(
                "template_id == '" + TemplatesMiner.id(wording) + "'",
                "| evaluate templates(" + arguments() + ") ");
    }

    private static String summary(String condition, String before) {
        return before
                + "| summarize count = countif("
                + condition
                + "), rows = count() | project count, share = todouble(count) / rows";
    }

    private static long counts(String expression, Template wording, List<String> raw) {
        Pattern pattern = Pattern.compile(expression);
        String rarest = "";
        for (String literal : wording.literals()) {
            for (String word : literal.split(" ", -1)) {
                rarest = word.length() > rarest.length() ? word : rarest;
            }
        }
        long count = 0;
        for (String line : raw) {
            if (line.contains(rarest) && pattern.matcher(line).find()) {
                count++;
            }
        }
        return count;
    }

    private static String expression(Template wording, boolean strict) {
        StringBuilder expression = new StringBuilder("(?s)^\\s*");
        for (int i = 0; i < wording.literals().size(); i++) {
            if (i > 0) {
                expression.append(strict ? "\\S+?" : ".*?");
            }
            quote(wording.literals().get(i), expression);
        }
        return expression.append("\\s*$").toString();
    }

    private static String verbatim(String expression) {
        return expression.replace("'", "''");
    }

    private static void quote(String literal, StringBuilder into) {
        literal.codePoints()
                .forEach(point -> {
                    if (point == ' ') {
                        into.append("\\s+");
                    } else if (point < ' ' || point > '~') {
                        into.append(String.format(Locale.ROOT, "\\x{%x}", point));
                    } else {
                        into.append("\\.[]{}()*+-?^$|".indexOf(point) >= 0 ? "\\" : "")
                                .append((char) point);
                    }
                });
    }

    private static String name(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? column
                : "['" + column.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    private String arguments() {
        String settings = call.settings().arguments();
        String model = call.model().isEmpty() ? "" : ", model='" + call.model() + "'";
        return column + (settings.isEmpty() ? "" : ", " + settings) + model;
    }
}
