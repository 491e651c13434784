package spoor.server;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The body of an answer that is written while it is made: what was written when it is flushed is
/// on its way to the client, compressed or not.
final class AnswerStream {
    private static final int BUFFER = 1 << 15;

    private AnswerStream() {}

    /// Begins a JSON answer; compressed for clients that say they can read that.
    static OutputStream json(Context context) throws IOException {
        HttpServletResponse response = context.res();
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Vary", "Accept-Encoding");
        if (!readsGzip(context.req().getHeader("Accept-Encoding"))) {
            return response.getOutputStream();
        }
        response.setHeader("Content-Encoding", "gzip");
        return new Quick(response.getOutputStream());
    }

    private static boolean readsGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("gzip") || one.startsWith("gzip;q=1"));
    }

    /// Gzip at its fastest, all of it written out at each flush.
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, BUFFER, true);
            def.setLevel(1);
        }
    }
}
