package spoor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key and its self-signed certificate for `localhost` and `127.0.0.1`, made by the JDK's
/// keytool.
record MadeKeys(Path folder, String name) {
    static final String PASSWORD = "keystore-password";

    static MadeKeys in(Path folder, String name, String algorithm) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process =
                new ProcessBuilder(
                                tool.toString(),
                                "-genkeypair",
                                "-alias",
                                "spoor",
                                "-keyalg",
                                algorithm,
                                "-validity",
                                "30",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                folder.resolve(name + ".p12").toString())
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        MadeKeys keys = new MadeKeys(folder, name);
        KeyStore store = keys.store();
        keys.pem("cert", "CERTIFICATE", store.getCertificate("spoor").getEncoded());
        keys.pem("key", "PRIVATE KEY", store.getKey("spoor", PASSWORD.toCharArray()).getEncoded());
        return keys;
    }

    private void pem(String end, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                folder.resolve(name + "-" + end + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    Path keystore() {
        return folder.resolve(name + ".p12");
    }

    Path certificate() {
        return folder.resolve(name + "-cert.pem");
    }

    Path key() {
        return folder.resolve(name + "-key.pem");
    }

    TlsKeys keys() {
        return TlsKeys.of(certificate() + "," + key(), () -> new char[0]);
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(keystore().toFile(), PASSWORD.toCharArray());
    }

    /// Of a client that trusts this certificate.
    SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("spoor", (X509Certificate) store().getCertificate("spoor"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
