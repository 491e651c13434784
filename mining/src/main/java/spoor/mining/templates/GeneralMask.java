package spoor.mining.templates;

import java.util.Locale;
import java.util.Optional;

/// The masks that are on unless others are asked for: what a piece of a line looks like that is a
/// value rather than wording. Scanners written by hand take them, in linear time.
enum GeneralMask {
    NUMBER("12, -3, 0.25, 4,096, 1.2.3, 10ms, 64K, 5%"),
    HEX("0x1f, 7fed806eb5d"),
    IPV4("10.0.0.1, /10.0.0.1"),
    IPV6("fe80::1, ::1"),
    MAC("00:1a:2b:3c:4d:5e"),
    GUID("936da01f-9abd-4d9d-80c7-02af85c822a8"),
    PATH("/var/log/messages, C:\\Windows\\notepad.exe, \\\\server\\share"),
    URL("what follows the scheme in https://example.org/a; /index.html HTTP/1.1"),
    EMAIL("ada@example.org"),
    HOST("mail.example.org, db:5432 where a port follows"),
    TIME("2024-05-01T08:00:00Z, Fri Jun 17 07:07:00 2005, 07:07, <1 sec"),
    BASE64("QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
    PAIR("the value in key=\"value\", and in lines of pairs alone"),
    ID("blk_-3544, rdd_2_0, msra-sa-41: words with digits that are no name"),
    FLAG("true, false, null"),
    ASIDE("the second size in 1024 bytes (1.0 KB); a line without it is the same");

    private final String examples;

    GeneralMask(String examples) {
        this.examples = examples;
    }

    /// As users write it.
    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it takes, by examples.
    String examples() {
        return examples;
    }

    static Optional<GeneralMask> named(String name) {
        for (GeneralMask mask : values()) {
            if (mask.shown().equals(name)) {
                return Optional.of(mask);
            }
        }
        return Optional.empty();
    }
}
