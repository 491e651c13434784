package spoor.workbench.hunt;

import spoor.model.Problem;

/// Where in its file a problem is.
final class Place {
    private Place() {}

    /// `name:line:column: `, counted from 1; columns are UTF-16 positions.
    static String of(HuntFile hunt, Problem problem) {
        return of(hunt.name(), hunt.text(), problem.span().start());
    }

    static String of(String name, String text, int position) {
        int at = Math.min(position, text.length());
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return name + ":" + line + ":" + (at - start + 1) + ": ";
    }
}
