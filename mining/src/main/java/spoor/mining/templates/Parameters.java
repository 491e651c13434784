package spoor.mining.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives what stood in the slots of each line, from the line itself.
final class Parameters {
    private final Masker masker;
    private final SlotNames names;
    private final Lines lines;
    private final FoundTemplates found;

    /// Of each distinct masked line, the slots; made when asked for.
    private final int[][] slots;

    private final List<String> masks;
    private final Map<String, String> shared = new HashMap<>();
    private final StringBuilder json = new StringBuilder();

    Parameters(MaskSet masks, Lines lines, FoundTemplates found) {
        this.masker = masks.masker();
        this.names = new SlotNames(masks);
        this.lines = lines;
        this.found = found;
        this.slots = new int[lines.count()][];
        this.masks = new ArrayList<>(java.util.Collections.nCopies(lines.count(), ""));
    }

    private int[] slots(int line) {
        if (slots[line] == null) {
            slots[line] = found.slots(line);
        }
        return slots[line];
    }

    /// The values of a row as a JSON array of texts.
    String values(int line, String raw) {
        int[] ranges = slots(line);
        if (ranges.length == 0) {
            return "[]";
        }
        MaskedLine masked = masker.mask(raw);
        json.setLength(0);
        json.append('[');
        int piece = 0;
        int at = 0;
        StringBuilder value = new StringBuilder();
        for (int slot = 0; slot < ranges.length; slot += 2) {
            value.setLength(0);
            if (ranges[slot + 1] > 0) {
                while (at < ranges[slot]) {
                    piece += Placeholder.is(masked.text[at++]) ? 1 : 0;
                }
                while (at < ranges[slot + 1]) {
                    char character = masked.text[at++];
                    if (Placeholder.is(character)) {
                        value.append(raw, masked.from[piece], masked.to[piece]);
                        piece++;
                    } else {
                        value.append(character);
                    }
                }
            }
            if (slot > 0) {
                json.append(',');
            }
            SlotNames.quote(value.toString().strip(), json);
        }
        return json.append(']').toString();
    }

    /// The mask that took each value, as a JSON array of names.
    String masks(int line) {
        String known = masks.get(line);
        if (!known.isEmpty()) {
            return known;
        }
        int[] ranges = slots(line);
        char[] text = lines.characters();
        int start = lines.start(line);
        StringBuilder list = new StringBuilder("[");
        for (int slot = 0; slot < ranges.length; slot += 2) {
            int bit = 0;
            for (int i = ranges[slot]; i < ranges[slot + 1] && bit == 0; i++) {
                if (Placeholder.is(text[start + i])) {
                    bit = text[start + i] - Placeholder.VARIES;
                }
            }
            list.append(slot == 0 ? "\"" : ",\"");
            list.append(ranges[slot + 1] == 0 ? "" : names.name(bit)).append('"');
        }
        String made = shared.computeIfAbsent(list.append(']').toString(), same -> same);
        masks.set(line, made);
        return made;
    }
}
