package spoor.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The key of the server and its certificates.
public final class TlsKeys {
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern OTHER_KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----");
    private static final int MAX_BYTES = 1 << 20;

    private final KeyStore store;
    private final char[] password;

    private TlsKeys(KeyStore store, char[] password) {
        this.store = store;
        this.password = password.clone();
    }

    /// Reads `CERT.pem,KEY.pem` or a keystore (PKCS12 or JKS).
    ///
    /// @param password of a keystore; asked for only when there is one
    /// @throws SpoorException when they cannot be read or do not belong together
    public static TlsKeys of(String given, Supplier<char[]> password) {
        int comma = given.indexOf(',');
        if (comma > 0 && !Files.exists(Path.of(given))) {
            return ofPem(Path.of(given.substring(0, comma)), Path.of(given.substring(comma + 1)));
        }
        Path file = Path.of(given);
        try {
            byte[] head = bytes(file);
            if (new String(head, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
                throw wrong(
                        "name the certificate and the key, both as PEM files, divided by a comma:"
                                + " --tls CERT.pem,KEY.pem");
            }
            char[] secret = password.get();
            KeyStore store = KeyStore.getInstance(file.toFile(), secret);
            return new TlsKeys(requireKey(store, file), secret);
        } catch (IOException | GeneralSecurityException e) {
            throw wrong(
                    "the keystore "
                            + file
                            + " cannot be opened ("
                            + e.getMessage()
                            + "): is it PKCS12 or JKS, and is the password right?");
        }
    }

    private static KeyStore requireKey(KeyStore store, Path file) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return store;
            }
        }
        throw wrong("the keystore " + file + " has no key");
    }

    private static TlsKeys ofPem(Path certificates, Path key) {
        try {
            Certificate[] chain = chain(certificates);
            PrivateKey secret = key(key, chain[0].getPublicKey());
            requirePair(chain[0].getPublicKey(), secret, certificates, key);
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            char[] password = Base64.getEncoder().encodeToString(random).toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("spoor", secret, password, chain);
            return new TlsKeys(store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw wrong(certificates + " and " + key + " cannot be used (" + e.getMessage() + ")");
        }
    }

    private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = new java.io.ByteArrayInputStream(bytes(file))) {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw wrong(file + " has no certificate");
            }
            return chain;
        } catch (java.security.cert.CertificateException e) {
            throw wrong(file + " has no certificate that can be read (" + e.getMessage() + ")");
        }
    }

    private static PrivateKey key(Path file, PublicKey pair)
            throws IOException, GeneralSecurityException {
        String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
        Matcher key = KEY.matcher(text);
        if (!key.find()) {
            Matcher other = OTHER_KEY.matcher(text);
            throw wrong(
                    other.find()
                            ? file
                                    + " holds its key as '"
                                    + other.group(1)
                                    + "'; PKCS#8 without a password is understood: openssl pkcs8"
                                    + " -topk8 -nocrypt -in "
                                    + file
                                    + " -out KEY.pem"
                            : file + " has no private key");
        }
        byte[] der = Base64.getMimeDecoder().decode(key.group(1));
        return KeyFactory.getInstance(pair.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static void requirePair(PublicKey open, PrivateKey secret, Path certificate, Path key)
            throws GeneralSecurityException {
        String algorithm =
                switch (open.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> open.getAlgorithm();
                };
        Signature sign = Signature.getInstance(algorithm);
        sign.initSign(secret);
        sign.update((byte) 1);
        byte[] signed = sign.sign();
        Signature check = Signature.getInstance(algorithm);
        check.initVerify(open);
        check.update((byte) 1);
        boolean fits;
        try {
            fits = check.verify(signed);
        } catch (java.security.SignatureException e) {
            fits = false;
        }
        if (!fits) {
            throw wrong("the key in " + key + " is not that of the certificate in " + certificate);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw wrong("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static SpoorException wrong(String why) {
        return new SpoorException(ErrorKind.USER, "--tls: " + why);
    }

    /// What somebody should know of the certificates: one that is over, or not valid yet.
    public List<String> remarks(Instant now) {
        return certificates().stream()
                .flatMap(certificate -> remark(certificate, now).stream())
                .toList();
    }

    private static Optional<String> remark(X509Certificate certificate, Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of(
                    "the certificate of "
                            + certificate.getSubjectX500Principal()
                            + " was valid until "
                            + certificate.getNotAfter().toInstant()
                            + ": clients will refuse it");
        }
        return now.isBefore(certificate.getNotBefore().toInstant())
                ? Optional.of(
                        "the certificate of "
                                + certificate.getSubjectX500Principal()
                                + " is valid only from "
                                + certificate.getNotBefore().toInstant())
                : Optional.empty();
    }

    private List<X509Certificate> certificates() {
        try {
            java.util.ArrayList<X509Certificate> all = new java.util.ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    all.add(certificate);
                }
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyStore store() {
        return store;
    }

    String password() {
        return new String(password);
    }
}
