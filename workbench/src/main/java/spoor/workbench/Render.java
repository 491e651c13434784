package spoor.workbench;

import java.util.Map;

/// `| render KIND with (property=value, ...)`: changes no rows, tells how to draw them.
///
/// @param properties by lower-case name; lists as comma-separated text
public record Render(String kind, Map<String, String> properties) {
    public Render {
        properties = Map.copyOf(properties);
    }
}
