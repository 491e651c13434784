package spoor.server.users;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as it is kept: PBKDF2 with HMAC-SHA512, a salt of 16 bytes of its own, and the cost
/// beside it. As text `pbkdf2-sha512:ITERATIONS:SALT:HASH`, both in Base64.
///
/// @param text what is kept
public record PasswordHash(String text) {
    /// What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with HMAC-SHA512.
    static final int ITERATIONS = 210_000;

    /// A file that somebody else wrote must not keep the server busy for ever.
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final Pattern FORM =
            Pattern.compile(
                    "pbkdf2-sha512:([1-9][0-9]{3,7}):([A-Za-z0-9+/]{22}==):([A-Za-z0-9+/]{43}=)");

    /// @return empty when the text is no such hash
    static Optional<PasswordHash> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) <= MOST_ITERATIONS
                ? Optional.of(new PasswordHash(text))
                : Optional.empty();
    }

    static PasswordHash make(char[] password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(
                String.format(
                        Locale.ROOT,
                        "pbkdf2-sha512:%d:%s:%s",
                        ITERATIONS,
                        Base64.getEncoder().encodeToString(salt),
                        Base64.getEncoder().encodeToString(hash(password, salt, ITERATIONS))));
    }

    /// Takes the same time whether they match or not.
    boolean matches(char[] password) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a hash that was looked at");
        }
        byte[] salt = Base64.getDecoder().decode(matcher.group(2));
        byte[] expected = Base64.getDecoder().decode(matcher.group(3));
        return MessageDigest.isEqual(
                expected, hash(password, salt, Integer.parseInt(matcher.group(1))));
    }

    private static byte[] hash(char[] password, byte[] salt, int iterations) {
        // the same letters, typed on another keyboard
        char[] normal =
                Normalizer.normalize(new String(password), Normalizer.Form.NFC).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(normal, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with HMAC-SHA512", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(normal, '\0');
        }
    }

    /// Not the hash: it must get into no message.
    @Override
    public String toString() {
        return "PasswordHash";
    }
}
