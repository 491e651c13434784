package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spoor.model.FormatException;

/// How the bytes of a source are compressed.
///
/// @param layers from the outside in
/// @param head the first bytes of what is within
/// @param raw the first bytes as they are
public record Packing(List<Compression> layers, byte[] head, byte[] raw) {
    private static final int HEAD = 1 << 13;

    public Packing {
        layers = List.copyOf(layers);
    }

    /// Looks at the first bytes.
    ///
    /// @throws FormatException when there are more layers than allowed
    public static Packing of(Origin origin) throws IOException {
        List<Compression> layers = new ArrayList<>();
        byte[] raw = {};
        while (true) {
            byte[] head = new byte[HEAD];
            try (InputStream stream = new Packing(layers, head, raw).unpack(origin)) {
                head = Arrays.copyOf(head, TextInput.fill(stream, head, 0, HEAD));
            }
            raw = layers.isEmpty() ? head : raw;
            Optional<Compression> layer = Compression.of(head, head.length);
            if (layer.isEmpty()) {
                return new Packing(layers, head, raw);
            }
            if (layers.size() == Unpacking.STANDARD.layers()) {
                throw new FormatException(
                        origin.path(),
                        0,
                        origin.path()
                                + " is compressed more than "
                                + Unpacking.STANDARD.layers()
                                + " times over, one compression within the other, and not read:"
                                + " unpack it and load the result",
                        null);
            }
            layers.add(layer.get());
        }
    }

    /// Opens an origin and takes the layers off.
    public InputStream unpack(Origin origin) throws IOException {
        return unpack(origin.open(), origin.size());
    }

    /// Takes the layers off.
    ///
    /// @param size of the input; negative: not known
    public InputStream unpack(InputStream raw, long size) {
        InputStream stream = raw;
        long bytes = size;
        for (Compression layer : layers) {
            stream = layer.open(stream, bytes, Unpacking.STANDARD);
            bytes = -1;
        }
        return stream;
    }
}
