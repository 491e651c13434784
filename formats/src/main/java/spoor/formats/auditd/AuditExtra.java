package spoor.formats.auditd;

import java.nio.charset.StandardCharsets;

/// What is told of a record beside its own fields. The names in capitals are those that auditd
/// itself adds where it enriches.
@SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
enum AuditExtra {
    ARCH("ARCH"),
    SYSCALL("SYSCALL"),
    ERRNO("ERRNO"),
    SIG("SIG"),
    FAMILY("family"),
    ADDR("addr"),
    PORT("port"),
    PATH("path"),
    SERESULT("seresult"),
    SEPERMS("seperms"),
    TEXT("text");

    private final byte[] text;

    AuditExtra(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] text() {
        return text;
    }

    /// Whether a record may have a field of that name itself.
    boolean mayBeTaken() {
        return text[0] >= 'a';
    }
}
