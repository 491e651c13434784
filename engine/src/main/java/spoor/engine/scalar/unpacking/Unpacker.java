package spoor.engine.scalar.unpacking;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.engine.scalar.json.Json;
import spoor.engine.scalar.unpacking.Base64Runs.Run;

/// Unpacks a text: each run of Base64 in it, what that packs, and so on.
///
/// After msticpy's `base64unpack` (Microsoft, MIT licence). Other than there, a run counts only
/// when its bytes are a known file or readable text, or when nothing but Base64 looks so; and
/// archives are opened at every depth.
final class Unpacker {
    /// Bytes of no known kind count from this length of the run on.
    private static final int SHORTEST_BINARY = 30;

    private final Budget budget = new Budget();
    private final Archives archives = new Archives(budget);
    private final List<Json> found = new ArrayList<>();

    private Unpacker() {}

    static Json.Array unpack(String text) {
        Unpacker unpacker = new Unpacker();
        try {
            unpacker.text(text, "", 1);
        } catch (Budget.Spent e) {
            unpacker.found.add(new Json.Bag(Map.of("note", new Json.Text(e.limit()))));
        }
        return new Json.Array(unpacker.found);
    }

    private void text(String text, String reference, int depth) {
        int number = 0;
        for (Run run : Base64Runs.in(text)) {
            String type = FileTypes.of(run.bytes());
            Optional<HiddenText> hidden =
                    type.isEmpty() ? HiddenText.of(run.bytes()) : Optional.empty();
            Archives.Opened inflated =
                    type.isEmpty() && hidden.isEmpty()
                            ? deflated(run)
                            : new Archives.Opened(List.of(), "");
            boolean counts =
                    !type.isEmpty()
                            || hidden.isPresent()
                            || !inflated.entries().isEmpty()
                            || looksLikeNothingElse(run);
            if (counts) {
                number++;
                budget.entry();
                Map<String, Json> item = new LinkedHashMap<>();
                item.put("original_string", new Json.Text(run.text()));
                if (!inflated.entries().isEmpty()) {
                    type = "deflate";
                }
                item(item, reference + number, "", run.bytes(), type, inflated, depth);
            }
        }
    }

    /// Deflated text, as scripts carry it; other bytes of such a form are chance.
    private Archives.Opened deflated(Run run) {
        Archives.Opened opened =
                run.text().length() < SHORTEST_BINARY
                        ? new Archives.Opened(List.of(), "")
                        : archives.inflated(run.bytes());
        boolean isText =
                opened.entries().stream()
                        .allMatch(entry ->
                                HiddenText.of(entry.bytes()).isPresent()
                                        || !FileTypes.of(entry.bytes()).isEmpty());
        return isText ? opened : new Archives.Opened(List.of(), "");
    }

    private void item(
            Map<String, Json> item,
            String reference,
            String name,
            byte[] bytes,
            String type,
            Archives.Opened inflated,
            int depth) {
        Optional<HiddenText> hidden = type.isEmpty() ? HiddenText.of(bytes) : Optional.empty();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("reference", new Json.Text(reference));
        members.put("depth", new Json.Whole(depth));
        members.putAll(item);
        if (!name.isEmpty()) {
            members.put("file_name", new Json.Text(name));
        }
        if (!type.isEmpty()) {
            members.put("file_type", new Json.Text(type));
        }
        members.put(
                "encoding_type", new Json.Text(hidden.map(HiddenText::encoding).orElse("binary")));
        hidden.ifPresent(text -> members.put("decoded_string", new Json.Text(text.text())));
        members.put("size", new Json.Whole(bytes.length));
        members.put("md5", digest("MD5", bytes));
        members.put("sha1", digest("SHA-1", bytes));
        members.put("sha256", digest("SHA-256", bytes));
        boolean deeper = depth < Budget.DEEPEST;
        Archives.Opened opened =
                !deeper || type.equals("deflate") ? inflated : archives.open(type, bytes);
        boolean cut = !deeper && (hidden.isPresent() || !type.isEmpty());
        String note = cut ? "deeper than " + Budget.DEEPEST : opened.note();
        if (!note.isEmpty()) {
            members.put("note", new Json.Text(note));
        }
        found.add(new Json.Bag(members));
        if (!deeper) {
            return;
        }
        int number = 0;
        for (Archives.Entry entry : opened.entries()) {
            number++;
            item(
                    Map.of(),
                    reference + "." + number,
                    entry.name(),
                    entry.bytes(),
                    FileTypes.of(entry.bytes()),
                    new Archives.Opened(List.of(), ""),
                    depth + 1);
        }
        hidden.ifPresent(text -> text(text.text(), reference + ".", depth + 1));
    }

    /// Padded, over several lines or long and of all kinds of signs; no digest, no path.
    private static boolean looksLikeNothingElse(Run run) {
        if (run.text().length() < SHORTEST_BINARY) {
            return false;
        }
        int upper = 0;
        int lower = 0;
        int digits = 0;
        int slashes = 0;
        int others = 0;
        for (int i = 0; i < run.text().length(); i++) {
            char c = run.text().charAt(i);
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
            slashes += c == '/' ? 1 : 0;
            others += (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z') ? 1 : 0;
        }
        boolean mixed = upper > 0 && lower > 0 && digits > 0 && others > 0;
        boolean noPath = slashes * 12 <= run.text().length();
        return mixed
                && noPath
                && (run.isPadded() || run.hasLines() || run.text().length() % 4 == 0);
    }

    private static Json digest(String algorithm, byte[] bytes) {
        try {
            return new Json.Text(
                    HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
