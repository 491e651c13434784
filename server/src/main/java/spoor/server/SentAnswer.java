package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import spoor.model.Stop;

/// An answer on its way to the client of its request, which begins with its first word: until then
/// a failure has a status of its own.
final class SentAnswer implements QueryRoutes.Sink {
    private final QueryRoutes.Asked asked;
    private final ObjectMapper mapper;
    private @Nullable JsonGenerator json;
    private @Nullable AnswerWriter writer;

    SentAnswer(QueryRoutes.Asked asked, ObjectMapper mapper) {
        this.asked = asked;
        this.mapper = mapper;
    }

    private AnswerWriter writer(Stop stop) throws IOException {
        AnswerWriter begun = writer;
        if (begun == null) {
            asked.ids().name(asked.context());
            JsonGenerator made = mapper.createGenerator(AnswerStream.json(asked.context()));
            made.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json = made;
            begun = asked.protocol().writer(made, asked, stop);
            writer = begun;
        }
        return begun;
    }

    @Override
    public boolean begun() {
        return writer != null;
    }

    @Override
    public void progress(HeldAnswer held, Stop stop, double percent) throws IOException {
        writer(stop).writeProgress(held, percent);
    }

    @Override
    public RowReader write(HeldAnswer held, Stop stop, Runnable beforeLast) throws IOException {
        AnswerWriter begun = writer(stop);
        begun.write(held);
        beforeLast.run();
        return begun.rows();
    }

    @Override
    public void close() throws IOException {
        if (json != null) {
            json.close();
        }
    }
}
