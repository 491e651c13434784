package spoor.workbench.load;

import java.nio.charset.StandardCharsets;

/// A file that a user's machine offers, before its bytes come. The name is a label: it is shown,
/// compared and kept, and never becomes a path of this machine.
///
/// @param name with the folders that it was in, `/` between them
/// @param size raw bytes
/// @param modified when it was last changed, in milliseconds since 1970; 0: not known
public record Offered(String name, long size, long modified) {
    private static final int MOST_NAME = 4096;

    public Offered {
        name = tame(name);
        modified = Math.max(0, modified);
    }

    /// Text that any store takes: no NUL, no half of a character, of a length that can be shown.
    private static String tame(String name) {
        String whole =
                new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .replace('\0', '\ufffd');
        if (whole.isEmpty()) {
            return "(no name)";
        }
        if (whole.length() <= MOST_NAME) {
            return whole;
        }
        String end = whole.substring(whole.length() - MOST_NAME);
        return "..." + (Character.isLowSurrogate(end.charAt(0)) ? end.substring(1) : end);
    }

    /// The folder or file within a folder that is passed over, as on the command line: names that
    /// begin with a dot, unless they were chosen themselves. Empty: it is to be loaded.
    String hiddenPart() {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            int next = name.indexOf('/', slash + 1);
            int end = next < 0 ? name.length() : next;
            String part = name.substring(slash + 1, end);
            if (part.startsWith(".") && !part.equals(".") && !part.equals("..")) {
                return name.substring(0, end);
            }
        }
        return "";
    }
}
