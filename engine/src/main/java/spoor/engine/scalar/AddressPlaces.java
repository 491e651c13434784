package spoor.engine.scalar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// A database of the places of addresses, as MaxMind publishes them (GeoLite2-City): a binary tree
/// over the bits of an address, whose leaves name a record.
final class AddressPlaces {
    private static final byte[] MARKER = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };
    private static final int MOST_METADATA = 128 << 10;
    private static final int BETWEEN = 16;
    private static final int CACHED = 4;

    /// The databases used last, guarded by itself.
    private static final Map<String, AddressPlaces> CACHE =
            new LinkedHashMap<>(8, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, AddressPlaces> eldest) {
                    return size() > CACHED;
                }
            };

    private final String name;
    private final ByteBuffer data;
    private final int nodes;
    private final int recordBits;
    private final boolean version4;
    private final int treeBytes;

    private AddressPlaces(String name, ByteBuffer data) {
        this.name = name;
        this.data = data;
        int marker = marker(data);
        if (!(new PlacesReader(data, marker).at(marker) instanceof Map<?, ?> metadata)) {
            throw new IllegalArgumentException("its metadata are no map");
        }
        this.nodes = Math.toIntExact(whole(metadata, "node_count"));
        this.recordBits = Math.toIntExact(whole(metadata, "record_size"));
        this.version4 = whole(metadata, "ip_version") == 4;
        long bytes = (long) nodes * recordBits / 4;
        if (!List.of(24, 28, 32).contains(recordBits) || nodes < 1 || bytes > data.limit()) {
            throw new IllegalArgumentException("its tree does not fit into the file");
        }
        this.treeBytes = (int) bytes;
    }

    /// The database of a file; the ones used last stay open.
    ///
    /// @throws SpoorException (DATA) when it is none
    static AddressPlaces of(String file) {
        synchronized (CACHE) {
            return CACHE.computeIfAbsent(file, AddressPlaces::open);
        }
    }

    private static AddressPlaces open(String file) {
        try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.READ)) {
            return new AddressPlaces(
                    file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw unreadable(file, e);
        }
    }

    private static SpoorException unreadable(String file, Exception e) {
        return new SpoorException(
                ErrorKind.DATA,
                file + " is no database of addresses (.mmdb) that can be read: " + e.getMessage(),
                e);
    }

    private static int marker(ByteBuffer data) {
        int least = Math.max(0, data.limit() - MOST_METADATA);
        for (int i = data.limit() - MARKER.length; i >= least; i--) {
            int same = 0;
            while (same < MARKER.length && data.get(i + same) == MARKER[same]) {
                same++;
            }
            if (same == MARKER.length) {
                return i + MARKER.length;
            }
        }
        throw new IllegalArgumentException("it has no metadata");
    }

    private static long whole(Map<?, ?> metadata, String key) {
        if (metadata.get(key) instanceof Long value) {
            return value;
        }
        throw new IllegalArgumentException("its metadata lack '" + key + "'");
    }

    /// `{"country", "state", "city", "latitude", "longitude"}` with English names, each where it is
    /// known; null for an address that the database does not have, or a text that is none.
    @Nullable Json place(String address) {
        Ipv6 parsed = address.indexOf('/') >= 0 ? null : Ipv6.parse(address);
        if (parsed == null) {
            return null;
        }
        try {
            int record = record(parsed);
            if (record < 0) {
                return null;
            }
            return bag(new PlacesReader(data, treeBytes + BETWEEN).at(record));
        } catch (IllegalArgumentException e) {
            throw unreadable(name, e);
        }
    }

    /// Where the record of an address begins, -1 when it has none.
    private int record(Ipv6 address) {
        boolean mapped = address.high() == 0 && address.low() >>> 32 == 0xffffL;
        if (version4 && !mapped) {
            return -1;
        }
        // an address of version 4 stands in a tree of version 6 behind 96 zeros
        long high = address.high();
        long low = mapped ? address.low() & 0xffff_ffffL : address.low();
        long node = 0;
        for (int bit = version4 ? 96 : 0; bit < 128 && node < nodes; bit++) {
            long half = bit < 64 ? high : low;
            node = child((int) node, (int) (half >>> (63 - bit % 64)) & 1);
        }
        if (node <= nodes) {
            return -1;
        }
        long offset = treeBytes + node - nodes;
        if (offset >= data.limit()) {
            throw new IllegalArgumentException("a record begins outside the file");
        }
        return (int) offset;
    }

    private long child(int node, int side) {
        int start = Math.toIntExact((long) node * recordBits / 4);
        return switch (recordBits) {
            case 24 -> bytes(start + side * 3, 3);
            case 28 -> {
                long middle = bytes(start + 3, 1);
                yield side == 0
                        ? (middle >> 4) << 24 | bytes(start, 3)
                        : (middle & 0xf) << 24 | bytes(start + 4, 3);
            }
            default -> bytes(start + side * 4, 4);
        };
    }

    private long bytes(int start, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | data.get(start + i) & 0xff;
        }
        return value;
    }

    private static Json bag(@Nullable Object record) {
        Map<String, Json> members = new LinkedHashMap<>();
        name(member(record, "country"), "country", members);
        if (member(record, "subdivisions") instanceof List<?> states && !states.isEmpty()) {
            name(states.getLast(), "state", members);
        }
        name(member(record, "city"), "city", members);
        Object location = member(record, "location");
        for (String coordinate : List.of("latitude", "longitude")) {
            if (member(location, coordinate) instanceof Double value) {
                members.put(coordinate, new Json.Real(value));
            }
        }
        return new Json.Bag(members);
    }

    private static void name(@Nullable Object thing, String key, Map<String, Json> members) {
        if (member(member(thing, "names"), "en") instanceof String text) {
            members.put(key, new Json.Text(text));
        }
    }

    private static @Nullable Object member(@Nullable Object value, String key) {
        return value instanceof Map<?, ?> map ? map.get(key) : null;
    }
}
