package spoor.testkit.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/// Writes a JSON value as the XML that `parse_xml` turns into it: `@name` is an attribute, `#text`
/// the text, an array the same element again.
final class XmlText {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

    private XmlText() {}

    /// The document of an object's first member, of those that are objects where there are some; of
    /// anything else an empty element.
    static String of(JsonNode json) {
        StringBuilder out = new StringBuilder();
        json.properties().stream()
                .filter(member -> member.getKey().matches(NAME))
                .min(Comparator.comparing(member -> !member.getValue().isObject()))
                .ifPresent(member -> element(member.getKey(), member.getValue(), out));
        return out.isEmpty() ? "<empty/>" : out.toString();
    }

    private static void element(String name, JsonNode value, StringBuilder out) {
        if (value.isArray()) {
            value.forEach(one -> element(name, one, out));
            return;
        }
        out.append('<').append(name);
        value.properties().stream()
                .filter(member ->
                        member.getKey().startsWith("@")
                                && member.getKey().substring(1).matches(NAME))
                .forEach(member ->
                        out.append(' ')
                                .append(member.getKey().substring(1))
                                .append("=\"")
                                .append(escaped(member.getValue().asText()))
                                .append('"'));
        out.append('>');
        if (value.isValueNode()) {
            out.append(escaped(value.asText()));
        }
        value.properties().stream()
                .filter(member -> member.getKey().matches(NAME) || member.getKey().equals("#text"))
                .forEach(member -> {
                    if (member.getKey().equals("#text")) {
                        out.append(escaped(member.getValue().asText()));
                    } else {
                        element(member.getKey(), member.getValue(), out);
                    }
                });
        out.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
    }
}
