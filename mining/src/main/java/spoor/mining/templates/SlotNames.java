package spoor.mining.templates;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;

/// The masks by name, as slots hold them.
final class SlotNames {
    /// What no mask took and differs nevertheless.
    static final String VARIES = "varies";

    private final List<String> names;

    SlotNames(MaskSet masks) {
        names = new ArrayList<>();
        names.add(VARIES);
        names.addAll(masks.names());
    }

    /// Of one bit.
    String name(int bit) {
        return names.get(bit);
    }

    List<String> names(int bits) {
        List<String> in = new ArrayList<>();
        for (int bit = 0; bit < names.size(); bit++) {
            if ((bits >> bit & 1) == 1) {
                in.add(names.get(bit));
            }
        }
        return in;
    }

    /// `[["ipv4"],["number","varies"]]`.
    String json(List<Integer> slots) {
        StringBuilder json = new StringBuilder("[");
        for (int slot = 0; slot < slots.size(); slot++) {
            json.append(slot == 0 ? "[" : ",[");
            String between = "";
            for (String name : names(slots.get(slot))) {
                json.append(between).append('"').append(name).append('"');
                between = ",";
            }
            json.append(']');
        }
        return json.append(']').toString();
    }

    static void quote(String text, StringBuilder into) {
        into.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, into);
        into.append('"');
    }
}
