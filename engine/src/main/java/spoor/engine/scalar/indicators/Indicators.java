package spoor.engine.scalar.indicators;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import spoor.engine.scalar.json.Json;

/// What was found in a text: each indicator once, in the order of its first place.
final class Indicators {
    /// The names are those of msticpy's `IoCExtract`.
    enum Type {
        IPV4("ipv4"),
        IPV6("ipv6"),
        DNS("dns"),
        URL("url"),
        EMAIL("email"),
        MD5("md5_hash"),
        SHA1("sha1_hash"),
        SHA256("sha256_hash"),
        SHA512("sha512_hash"),
        WINDOWS_PATH("windows_path"),
        LINUX_PATH("linux_path");

        private final String key;

        Type(String key) {
            this.key = key;
        }
    }

    private final Map<Type, Set<String>> found = new EnumMap<>(Type.class);

    void add(Type type, String value) {
        found.computeIfAbsent(type, none -> new LinkedHashSet<>()).add(value);
    }

    /// A bag of arrays, one for each type that was found.
    Json.Bag bag() {
        Map<String, Json> members = new LinkedHashMap<>();
        found.forEach((type, values) -> members.put(type.key, Json.texts(new ArrayList<>(values))));
        return new Json.Bag(members);
    }
}
