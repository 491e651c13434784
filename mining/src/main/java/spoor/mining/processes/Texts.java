package spoor.mining.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Each text once, by number.
final class Texts {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Integer, ProcessRow.Name> names = new HashMap<>();
    private final Map<Integer, String> hosts = new HashMap<>();

    /// -1 for the empty text.
    int number(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    /// '' for -1.
    String text(int number) {
        return number < 0 ? "" : texts.get(number);
    }

    /// The number of a host, whatever the case of its letters.
    int host(String text) {
        int number = number(text.toLowerCase(Locale.ROOT));
        hosts.putIfAbsent(number, text);
        return number;
    }

    /// A host as the log first wrote it.
    String hostText(int number) {
        return hosts.getOrDefault(number, "");
    }

    /// A program's name. `C:\Windows\x.exe` and `\Device\HarddiskVolume3\windows\X.EXE` are one.
    ProcessRow.Name name(String text) {
        int shown = number(text);
        if (shown < 0) {
            return ProcessRow.Name.NONE;
        }
        ProcessRow.Name known = names.get(shown);
        if (known == null) {
            String full = withoutVolume(text.toLowerCase(Locale.ROOT));
            known = new ProcessRow.Name(shown, number(full), number(base(full)));
            names.put(shown, known);
        }
        return known;
    }

    /// The part behind the last separator; the whole text when nothing stands behind it.
    static String base(String path) {
        int separator = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return separator + 1 == path.length() ? path : path.substring(separator + 1);
    }

    private static String withoutVolume(String path) {
        String rest =
                path.startsWith("\\??\\") || path.startsWith("\\\\?\\") ? path.substring(4) : path;
        String device = "\\device\\harddiskvolume";
        if (rest.startsWith(device)) {
            int end = device.length();
            while (end < rest.length() && rest.charAt(end) >= '0' && rest.charAt(end) <= '9') {
                end++;
            }
            return rest.substring(end);
        }
        boolean drive =
                rest.length() > 2
                        && rest.charAt(1) == ':'
                        && rest.charAt(2) == '\\'
                        && rest.charAt(0) >= 'a'
                        && rest.charAt(0) <= 'z';
        return drive ? rest.substring(2) : rest;
    }

    /// A process id as decimal text, whatever the log writes: `0x1A4`, `420`, `420.0`; other text
    /// as it stands. '' where there is none.
    static String pid(String text) {
        String trimmed = text.strip();
        boolean hex = trimmed.startsWith("0x") || trimmed.startsWith("0X");
        if (trimmed.isEmpty() || trimmed.equals("-")) {
            return "";
        }
        try {
            return Long.toString(
                    hex
                            ? Long.parseUnsignedLong(trimmed.substring(2), 16)
                            : Long.parseLong(
                                    trimmed.endsWith(".0")
                                            ? trimmed.substring(0, trimmed.length() - 2)
                                            : trimmed));
        } catch (NumberFormatException e) {
            return trimmed;
        }
    }
}
