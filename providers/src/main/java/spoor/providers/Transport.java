package spoor.providers;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.remote.Connection;

/// HTTP as Java itself speaks it, for Azure's clients: no redirect is followed, and the
/// certificates of the connection are trusted beside Java's own.
final class Transport {
    /// How long an endpoint may work on one query.
    static final Duration TIME = Duration.ofMinutes(10);

    private static final Duration TO_CONNECT = Duration.ofSeconds(15);

    private Transport() {}

    static com.azure.core.http.HttpClient of(Connection connection) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(TO_CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER);
        connection.authority().ifPresent(pem -> builder.sslContext(trusting(pem, connection)));
        Duration patience = TIME.plusSeconds(30);
        return new JdkHttpClientBuilder(builder)
                .connectionTimeout(TO_CONNECT)
                .responseTimeout(patience)
                .readTimeout(patience)
                .build();
    }

    private static SSLContext trusting(String pem, Connection connection) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate known : known()) {
                store.setCertificateEntry("java-" + number++, known);
            }
            for (Certificate given :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.UTF_8)))) {
                store.setCertificateEntry("given-" + number++, given);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the certificates of the connection "
                            + connection.name()
                            + " cannot be used ("
                            + e.getMessage()
                            + "): connect again with --ca FILE, PEM certificates",
                    e);
        }
    }

    private static X509Certificate[] known() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trusting) {
                return trusting.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }
}
