package spoor.providers;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.identity.CredentialUnavailableException;
import com.microsoft.azure.kusto.data.exceptions.DataServiceException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.remote.Connection;

/// Makes one sentence of what the clients throw: the place, the reason, the way out; never what
/// looks like a token.
final class Failures {
    private static final int LONGEST = 600;
    private static final Pattern TOKEN =
            Pattern.compile("(?i)bearer\\s+\\S+|eyJ[A-Za-z0-9_-]{5,}[A-Za-z0-9_.-]*");

    private Failures() {}

    static SpoorException of(Connection connection, Throwable thrown) {
        if (thrown instanceof SpoorException known) {
            return known;
        }
        String place = connection.name() + " (" + connection.where() + ")";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<String> reason = known(isUnresolved(cause), cause, connection);
            if (reason.isPresent()) {
                return new SpoorException(
                        ErrorKind.DATA, place + " was not reached: " + reason.get(), thrown);
            }
        }
        String reason = clean(reason(thrown));
        return isLimit(reason)
                ? new SpoorException(
                        ErrorKind.LIMIT,
                        place
                                + " hit a limit of its own: "
                                + reason
                                + " (filter or summarize more before the part of the query that"
                                + " runs here)",
                        thrown)
                : new SpoorException(ErrorKind.DATA, place + " did not answer: " + reason, thrown);
    }

    private static boolean isUnresolved(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    /// What lies between here and there.
    private static Optional<String> known(
            boolean unresolved, Throwable cause, Connection connection) {
        if (unresolved) {
            return Optional.of("its name is not known here: look at the address and the network");
        }
        return switch (cause) {
            case CredentialUnavailableException unavailable ->
                    Optional.of(
                            "nobody is logged in for it: run 'az login"
                                    + (connection.tenant().isEmpty()
                                            ? ""
                                            : " --tenant " + connection.tenant())
                                    + "', or set AZURE_TENANT_ID, AZURE_CLIENT_ID and"
                                    + " AZURE_CLIENT_SECRET");
            case ClientAuthenticationException refused ->
                    Optional.of(
                            "the login was refused ("
                                    + clean(String.valueOf(refused.getMessage()))
                                    + ")");
            case ConnectException refused ->
                    Optional.of("nothing listens there, or the network does not let it through");
            case HttpTimeoutException late -> Optional.of("it did not answer in time");
            case SSLException insecure ->
                    Optional.of(
                            "its certificate is not trusted ("
                                    + clean(String.valueOf(insecure.getMessage()))
                                    + "): where it has one of its own, connect with --ca FILE");
            default -> Optional.empty();
        };
    }

    private static String reason(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataServiceException || cause instanceof HttpResponseException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getMessage();
    }

    /// One line without tokens, of a bounded length.
    static String clean(String message) {
        String line =
                TOKEN.matcher(message).replaceAll("(a token)").replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    /// Whether the endpoint refused for size, time or number.
    private static boolean isLimit(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return lower.contains("e_query_result_set_too_large")
                || lower.contains("limitsexceeded")
                || lower.contains("limits exceeded")
                || lower.contains("throttl")
                || lower.contains("responsepayloadtoolarge");
    }
}
