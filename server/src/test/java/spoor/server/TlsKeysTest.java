package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.SpoorException;

class TlsKeysTest {
    @TempDir Path folder;

    @Test
    void readsPemFilesOfEveryKindOfKey() throws Exception {
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            TlsKeys keys = MadeKeys.in(folder, algorithm, algorithm).keys();
            assertTrue(keys.store().isKeyEntry("spoor"), algorithm);
        }
    }

    @Test
    void readsAKeystore() throws Exception {
        MadeKeys made = MadeKeys.in(folder, "one", "EC");
        TlsKeys keys = TlsKeys.of(made.keystore().toString(), MadeKeys.PASSWORD::toCharArray);
        assertTrue(keys.store().isKeyEntry("spoor"));
        assertRefused(
                "is the password right?",
                () -> TlsKeys.of(made.keystore().toString(), "wrong"::toCharArray));
    }

    @Test
    void saysThatACertificateIsOver() throws Exception {
        TlsKeys keys = MadeKeys.in(folder, "one", "EC").keys();
        Instant now = Instant.now();
        assertEquals(List.of(), keys.remarks(now.plus(Duration.ofDays(1))));
        assertTrue(
                keys.remarks(now.plus(Duration.ofDays(31))).getFirst().contains("was valid until"));
        assertTrue(
                keys.remarks(now.minus(Duration.ofDays(31)))
                        .getFirst()
                        .contains("is valid only from"));
    }

    @Test
    void refusesWhatDoesNotFitAndSaysWhatToDo() throws Exception {
        MadeKeys one = MadeKeys.in(folder, "one", "EC");
        MadeKeys other = MadeKeys.in(folder, "other", "EC");
        assertRefused("is not that of the certificate", of(one.certificate(), other.key()));
        assertRefused("there is no file", of(one.certificate(), folder.resolve("nothing")));
        assertRefused("has no private key", of(one.certificate(), one.certificate()));
        assertRefused("has no certificate", of(one.key(), one.key()));
        assertRefused(
                "--tls CERT.pem,KEY.pem",
                () -> TlsKeys.of(one.certificate().toString(), () -> new char[0]));
        Path old = folder.resolve("old.pem");
        Files.writeString(old, "-----BEGIN RSA PRIVATE KEY-----\nMII=\n");
        assertRefused("openssl pkcs8 -topk8", of(one.certificate(), old));
    }

    private static Runnable of(Path certificate, Path key) {
        return () -> TlsKeys.of(certificate + "," + key, () -> new char[0]);
    }

    private static void assertRefused(String part, Runnable action) {
        SpoorException error = assertThrows(SpoorException.class, action::run);
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith("--tls: ") && message.contains(part), message);
    }
}
