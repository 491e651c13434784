package spoor.formats.flows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the flow tuples in the `properties` (NSG) or `flowRecords` (virtual network) of one record
/// of an Azure flow log, with the rule, interface and access list that they stand under. The text
/// is compact, well-formed JSON.
final class AzureTuples {
    /// @param text the tuple's cells, separated by commas
    /// @param rule the rule that let the flow pass or not
    /// @param mac of the network interface
    /// @param list the access list's identifier
    record Tuple(byte[] text, byte[] rule, byte[] mac, byte[] list) {}

    private record Place(byte[] rule, byte[] mac, byte[] list) {}

    private static final byte[] NONE = {};
    private static final int DEEPEST = 16;

    private final byte[] json;
    private final List<Tuple> tuples = new ArrayList<>();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    private AzureTuples(byte[] json) {
        this.json = json;
    }

    static AzureTuples of(byte[] json) {
        AzureTuples found = new AzureTuples(json);
        if (json.length > 0 && json[0] == '{') {
            found.object(0, new Place(NONE, NONE, NONE), 0);
        }
        return found;
    }

    List<Tuple> tuples() {
        return tuples;
    }

    /// The members beside the flows, as an object; empty when there are none.
    byte[] rest() {
        if (rest.size() == 0) {
            return NONE;
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream(rest.size() + 1);
        object.writeBytes(rest.toByteArray());
        object.write('}');
        return object.toByteArray();
    }

    /// Names and values first: they count wherever in the object they stand.
    private void object(int start, Place outer, int depth) {
        Place place = outer;
        for (int at = start + 1; json[at] == '"'; at = next(at)) {
            String key = text(at);
            int value = end(at) + 1;
            if (json[value] == '"') {
                byte[] named = Arrays.copyOfRange(json, value + 1, end(value) - 1);
                place =
                        switch (key) {
                            case "rule" -> new Place(named, place.mac(), place.list());
                            case "mac" -> new Place(place.rule(), named, place.list());
                            case "aclID" -> new Place(place.rule(), place.mac(), named);
                            default -> place;
                        };
            }
        }
        for (int at = start + 1; json[at] == '"'; at = next(at)) {
            String key = text(at);
            int value = end(at) + 1;
            boolean array = json[value] == '[' && depth < DEEPEST;
            if (array && key.equals("flowTuples")) {
                tuples(value, place);
            } else if (array && (key.equals("flows") || key.equals("flowGroups"))) {
                for (int item = value + 1; json[item] == '{'; item = next(item)) {
                    object(item, place, depth + 1);
                }
            } else if (depth == 0) {
                rest.write(rest.size() == 0 ? '{' : ',');
                rest.write(json, at, end(value) - at);
            }
        }
    }

    private void tuples(int start, Place place) {
        for (int item = start + 1; json[item] == '"'; item = next(item)) {
            byte[] text = Arrays.copyOfRange(json, item + 1, end(item) - 1);
            tuples.add(new Tuple(text, place.rule(), place.mac(), place.list()));
        }
    }

    private String text(int at) {
        return new String(json, at + 1, end(at) - at - 2, StandardCharsets.UTF_8);
    }

    /// Where the next member or item begins; on the closing bracket when there is none.
    private int next(int at) {
        int end = end(at);
        if (json[end] == ':') {
            end = end(end + 1);
        }
        return json[end] == ',' ? end + 1 : end;
    }

    /// Behind the value that begins at `at`.
    private int end(int at) {
        int depth = 0;
        int place = at;
        boolean inside = false;
        while (place < json.length) {
            byte value = json[place];
            if (inside) {
                if (value == '\\') {
                    place++;
                } else if (value == '"') {
                    inside = false;
                    if (depth == 0) {
                        return place + 1;
                    }
                }
            } else if (value == '"') {
                inside = true;
            } else if (value == '{' || value == '[') {
                depth++;
            } else if (value == '}' || value == ']') {
                depth--;
                if (depth <= 0) {
                    return depth < 0 ? place : place + 1;
                }
            } else if (depth == 0 && (value == ',' || value == ':')) {
                return place;
            }
            place++;
        }
        return json.length;
    }
}
