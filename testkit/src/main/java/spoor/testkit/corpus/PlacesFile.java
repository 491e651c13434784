package spoor.testkit.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a small database of the places of addresses (MaxMind DB, records of 24 bits): what
/// `geo_info_from_ip_address` reads.
public final class PlacesFile {
    private static final int NOTHING = -1;

    /// A node of the tree: where bit 0 and bit 1 lead, `NOTHING`, a node, or `-2 - place` of a
    /// record.
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {NOTHING, NOTHING}));

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final int version;

    /// @param version 4 or 6: the addresses of the tree; those of version 4 stand behind 96 zeros
    ///   in a tree of version 6
    public PlacesFile(int version) {
        this.version = version;
    }

    /// Two networks for documentation, in countries that are no countries.
    static Path standard() {
        return Standard.FILE;
    }

    private static final class Standard {
        static final Path FILE = write();

        private static Path write() {
            try {
                Path file = Files.createTempFile("spoor-places", ".mmdb");
                file.toFile().deleteOnExit();
                new PlacesFile(6)
                        .network("203.0.113.0", 24, place("Atlantis", "Poseidonis", 31.25, -24.25))
                        .network("198.51.100.0", 24, place("Lemuria", "", -8.5, 70.0))
                        .save(file);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A record as GeoLite2-City has them.
    ///
    /// @param city '' where it is not known; its state has the same name
    public static Map<String, Object> place(
            String country, String city, double latitude, double longitude) {
        Map<String, Object> record = new LinkedHashMap<>();
        if (!city.isEmpty()) {
            record.put("city", named(city));
            record.put("subdivisions", List.of(named("Whole of it"), named(city)));
        }
        record.put("country", named(country));
        record.put("location", Map.of("latitude", latitude, "longitude", longitude));
        return record;
    }

    private static Map<String, Object> named(String name) {
        return Map.of("names", Map.of("en", name));
    }

    /// Adds a network of version 4.
    public PlacesFile network(String address, int prefix, Map<String, Object> record) {
        int bits = 0;
        for (String part : address.split("\\.", -1)) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        List<Integer> path = new ArrayList<>();
        for (int i = 0; version == 6 && i < 96; i++) {
            path.add(0);
        }
        for (int i = 0; i < prefix; i++) {
            path.add(bits >>> (31 - i) & 1);
        }
        int place = records.size();
        write(record, records);
        int node = 0;
        for (int i = 0; i < path.size() - 1; i++) {
            int next = nodes.get(node)[path.get(i)];
            if (next == NOTHING) {
                next = nodes.size();
                nodes.add(new int[] {NOTHING, NOTHING});
                nodes.get(node)[path.get(i)] = next;
            }
            node = next;
        }
        nodes.get(node)[path.getLast()] = -2 - place;
        return this;
    }

    public void save(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int side : node) {
                int value = side == NOTHING ? nodes.size() : side;
                whole(side < NOTHING ? nodes.size() + 16 + (-2 - side) : value, 3, out);
            }
        }
        out.writeBytes(new byte[16]);
        records.writeTo(out);
        for (int c : new int[] {0xab, 0xcd, 0xef}) {
            out.write(c);
        }
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 24);
        metadata.put("ip_version", version);
        metadata.put("database_type", "GeoLite2-City");
        write(metadata, out);
        Files.write(file, out.toByteArray());
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        switch (value) {
            case Map<?, ?> map -> {
                head(7, map.size(), out);
                map.forEach((name, member) -> {
                    write(name, out);
                    write(member, out);
                });
            }
            case List<?> list -> {
                head(11, list.size(), out);
                list.forEach(element -> write(element, out));
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                head(2, bytes.length, out);
                out.writeBytes(bytes);
            }
            case Double number -> {
                head(3, 8, out);
                whole(Double.doubleToLongBits(number), 8, out);
            }
            case Integer number -> {
                head(6, 4, out);
                whole(number, 4, out);
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    /// Types above 7 have a byte of their own behind the first; contents here are short.
    private static void head(int type, int size, ByteArrayOutputStream out) {
        if (size > 28) {
            throw new IllegalArgumentException("too long: " + size);
        }
        out.write(type > 7 ? size : type << 5 | size);
        if (type > 7) {
            out.write(type - 7);
        }
    }

    private static void whole(long value, int bytes, ByteArrayOutputStream out) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
