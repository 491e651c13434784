package spoor.formats.eventviewer;

import java.util.Arrays;
import spoor.formats.cells.JsonWriter;

/// The fields of one description that have no column, as JSON: fields of no section as they are,
/// others in an object for each section, in the order of the description. Values of the same name
/// are joined by a line feed. For one thread.
final class OtherFields {
    private static final int MOST = EventMessage.MOST_FIELDS;

    private final Slice[] sections = slices();
    private final Slice[] names = slices();
    private final int[] ends = new int[MOST];
    private final int[] of = new int[MOST];
    private final boolean[] written = new boolean[MOST];
    private final JsonWriter values = new JsonWriter();
    private final JsonWriter json = new JsonWriter();
    private int count;
    private int groups;

    private static Slice[] slices() {
        Slice[] slices = new Slice[MOST];
        for (int i = 0; i < MOST; i++) {
            slices[i] = new Slice();
        }
        return slices;
    }

    void clear() {
        count = 0;
        groups = 0;
        values.clear();
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Remembers a field; its section and name must stay what they are until [#json()].
    void add(Slice section, Slice name, Slice value) {
        int group = 0;
        while (group < groups && !same(sections[group], section)) {
            group++;
        }
        if (group == groups) {
            sections[groups++].set(section);
        }
        names[count].set(name);
        of[count] = group;
        values.put(value.bytes(), value.from(), value.to());
        ends[count++] = values.length();
    }

    private static boolean same(Slice one, Slice other) {
        return Arrays.equals(
                one.bytes(), one.from(), one.to(), other.bytes(), other.from(), other.to());
    }

    /// The JSON text: the first bytes of the writer's buffer.
    JsonWriter json() {
        json.clear();
        Arrays.fill(written, 0, count, false);
        json.put('{');
        int bare = -1;
        for (int group = 0; group < groups; group++) {
            if (sections[group].isEmpty()) {
                bare = group;
                members(group);
            }
        }
        for (int group = 0; group < groups; group++) {
            if (group != bare) {
                comma();
                section(sections[group], bare);
                json.put('{');
                members(group);
                json.put('}');
            }
        }
        json.put('}');
        return json;
    }

    /// The name of a section, with a colon behind it where a field of none is called so.
    private void section(Slice section, int bare) {
        boolean taken = false;
        for (int i = 0; i < count && !taken; i++) {
            taken = of[i] == bare && same(names[i], section);
        }
        json.put('"');
        json.text(section.bytes(), section.from(), section.to());
        if (taken) {
            json.put(':');
        }
        json.put('"');
        json.put(':');
    }

    private void members(int group) {
        for (int i = 0; i < count; i++) {
            if (of[i] == group && !written[i]) {
                comma();
                json.string(names[i].bytes(), names[i].from(), names[i].to());
                json.put(':');
                json.put('"');
                value(i);
                for (int next = i + 1; next < count; next++) {
                    if (of[next] == group && same(names[next], names[i])) {
                        json.put('\\');
                        json.put('n');
                        value(next);
                        written[next] = true;
                    }
                }
                json.put('"');
            }
        }
    }

    private void value(int field) {
        json.text(values.buffer(), field == 0 ? 0 : ends[field - 1], ends[field]);
    }

    private void comma() {
        if (json.buffer()[json.length() - 1] != '{') {
            json.put(',');
        }
    }
}
