package spoor.mining.processes;

import java.util.HashMap;
import java.util.Map;

/// What a person reads of a tree: the drawn line, the path, the sentence on the parent. All are
/// bounded, however deep a tree is and however long names are.
final class TreeTexts {
    private static final int MOST_DRAWN = 40;
    private static final int LONGEST_PATH = 16;
    private static final int LONGEST_NAME = 100;

    private final Tree tree;
    private final Texts texts;
    private final boolean[] last;
    private final Map<Integer, String> labels = new HashMap<>();

    TreeTexts(Tree tree, Texts texts) {
        this.tree = tree;
        this.texts = texts;
        int count = tree.order().length;
        last = new boolean[count];
        boolean[] seen = new boolean[count];
        for (int i = count - 1; i >= 0; i--) {
            int parent = tree.parents()[i];
            if (parent >= 0) {
                last[i] = !seen[parent];
                seen[parent] = true;
            }
        }
    }

    /// `│ └─ cmd.exe (3016)`.
    String line(int place) {
        ProcessRow process = tree.order()[place];
        StringBuilder line = new StringBuilder();
        int depth = tree.depth()[place];
        if (depth > MOST_DRAWN) {
            line.append("… depth ").append(depth).append(": ");
        } else if (depth > 0) {
            String[] parts = new String[depth];
            int at = place;
            parts[depth - 1] = last[at] ? "└─ " : "├─ ";
            for (int level = depth - 2; level >= 0; level--) {
                at = tree.parents()[at];
                parts[level] = last[at] ? "   " : "│  ";
            }
            line.append(String.join("", parts));
        }
        return line.append(label(process))
                .append(process.pid < 0 ? "" : " (" + texts.text(process.pid) + ")")
                .append(process.isMissing() ? " [not in the log]" : "")
                .toString();
    }

    /// The names from the root: `services.exe > svchost.exe > cmd.exe`; of a deep one the last.
    String path(int place) {
        StringBuilder path = new StringBuilder(label(tree.order()[place]));
        int at = tree.parents()[place];
        for (int steps = 1; at >= 0; steps++, at = tree.parents()[at]) {
            if (steps == LONGEST_PATH) {
                path.insert(0, "… > ");
                break;
            }
            path.insert(0, label(tree.order()[at]) + " > ");
        }
        return path.toString();
    }

    /// How the parent was found, or why there is none.
    String why(int place) {
        ProcessRow process = tree.order()[place];
        if (process.isMissing()) {
            return "Not in the log: it is known from "
                    + (tree.children()[place] == 1
                            ? "one child."
                            : tree.children()[place] + " children.");
        }
        String parent = told(process.told);
        return switch (process.link) {
            case NONE -> "The log tells of no parent.";
            case GUID -> "The parent has the GUID that the log tells.";
            case START -> "The parent is " + parent + " that started at the time the log tells.";
            case NAME -> "The parent is the latest start of " + parent + " before.";
            case PID ->
                    "The parent is the latest start of "
                            + parent
                            + " before; the log does not name its program.";
            case MISSING -> "The start of its parent, " + parent + ", is not in the log.";
            case RECYCLED ->
                    "The start of its parent, "
                            + parent
                            + ", is not in the log; under that pid another program started.";
            case CYCLE -> "The parent that the log tells is one of its own descendants.";
        };
    }

    private String told(ProcessRow.Told told) {
        StringBuilder text = new StringBuilder();
        if (told.pid() >= 0) {
            text.append("pid ").append(texts.text(told.pid()));
        }
        if (told.name().shown() >= 0) {
            String name = label(told.name());
            text.append(text.isEmpty() ? name : " (" + name + ")");
        }
        return text.isEmpty() ? "known by its GUID" : text.toString();
    }

    private String label(ProcessRow process) {
        return label(process.name);
    }

    /// The program's name without its folder, on one line; `?` where it is not known.
    private String label(ProcessRow.Name name) {
        return name.shown() < 0
                ? "?"
                : labels.computeIfAbsent(name.shown(), shown -> oneLine(texts.text(shown)));
    }

    private static String oneLine(String path) {
        String name = Texts.base(path);
        StringBuilder line = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME)
                .forEach(c ->
                        line.appendCodePoint(
                                Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                                        ? 0xFFFD
                                        : c));
        return name.codePoints().skip(LONGEST_NAME).findAny().isPresent()
                ? line.append('…').toString()
                : line.toString();
    }
}
