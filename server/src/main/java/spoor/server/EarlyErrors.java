package spoor.server;

import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers what is refused before any route sees it: a request that is none, or whose headers are
/// too long. One sentence; nothing of the request is repeated.
final class EarlyErrors extends org.eclipse.jetty.server.handler.ErrorHandler {
    private final Map<String, String> headers;

    EarlyErrors() {
        this.headers = Headers.of(false);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        addTo(response.getHeaders());
        Content.Sink.write(response, true, sentence(response.getStatus()), callback);
        return true;
    }

    private void addTo(HttpFields.Mutable fields) {
        headers.forEach((name, value) -> fields.put(new HttpField(name, value)));
        fields.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    }

    private static String sentence(int status) {
        return switch (status) {
            case 431 -> "The headers of the request are too long.\n";
            case 414 -> "The address of the request is too long.\n";
            case 408 -> "The request came too slowly.\n";
            case 400 -> "This is no request of HTTP/1.1 that is understood.\n";
            default -> "The request is refused (" + status + ").\n";
        };
    }
}
