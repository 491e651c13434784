package spoor.engine.scalar;

import static spoor.engine.scalar.Dynamics.dynamic;
import static spoor.engine.scalar.Dynamics.json;
import static spoor.engine.scalar.Values.anyNull;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that follow paths into dynamic values.
final class PathBodies {
    private PathBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        RecentTexts parsed = new RecentTexts(text -> text == null ? null : Json.of(text).dynamic());
        to.put(
                "parse_json",
                a -> {
                    String text = text(a, 0);
                    if (text.isEmpty()) {
                        return null;
                    }
                    return Json.isCompact(text) ? text : parsed.apply(text);
                });
        to.put(
                "member",
                a -> a[0] == null ? null : dynamic(Dynamics.member(json(a, 0), text(a, 1))));
        to.put(
                "element",
                a -> anyNull(a) ? null : dynamic(Dynamics.element(json(a, 0), whole(a, 1))));
        to.put(
                "path",
                a ->
                        anyNull(a)
                                ? null
                                : dynamic(
                                        json(a, 1) instanceof Json.Whole(long index)
                                                ? Dynamics.element(json(a, 0), index)
                                                : Dynamics.member(json(a, 0), json(a, 1).plain())));
        to.put("dynamic_to_json", a -> a[0] == null ? "null" : json(a, 0).sorted().text());
        to.put("treepath", a -> treePath(json(a, 0)));
        to.put("extract_json", a -> extract(text(a, 0), Json.parse(text(a, 1))));
    }

    /// A path such as `$.a['b'][0]`.
    private static String extract(String path, @Nullable Json value) {
        Json at = value;
        int i = path.startsWith("$") ? 1 : 0;
        while (at != null && i < path.length()) {
            char c = path.charAt(i);
            if (c == '[') {
                int end = path.indexOf(']', i);
                if (end < 0) {
                    return "";
                }
                String key = path.substring(i + 1, end).strip();
                Long index = Conversions.parseLong(key);
                at =
                        index != null
                                ? Dynamics.element(at, index)
                                : key.length() < 2
                                        ? null
                                        : Dynamics.member(at, key.substring(1, key.length() - 1));
                i = end + 1;
            } else {
                int start = c == '.' ? i + 1 : i;
                int end = start;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                if (end == start) {
                    return "";
                }
                at = Dynamics.member(at, path.substring(start, end));
                i = end;
            }
        }
        return at == null ? "" : at.plain();
    }

    private static @Nullable String treePath(Json value) {
        if (!(value instanceof Json.Bag || value instanceof Json.Array)) {
            return null;
        }
        Set<String> paths = new LinkedHashSet<>();
        treePaths(value, "", paths);
        return Json.texts(List.copyOf(paths)).text();
    }

    private static void treePaths(Json value, String path, Set<String> to) {
        if (!path.isEmpty()) {
            to.add(path);
        }
        switch (value) {
            case Json.Bag(Map<String, Json> members) ->
                    members.forEach(
                            (name, member) -> treePaths(member, path + "['" + name + "']", to));
            case Json.Array(List<Json> elements) ->
                    elements.forEach(element -> treePaths(element, path + "[0]", to));
            case Json.Null _, Json.Bool _, Json.Whole _, Json.Real _, Json.Text _ -> {}
        }
    }
}
