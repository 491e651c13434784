package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import spoor.model.ErrorKind;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.SpoorException;

/// An error as Azure Monitor writes it: `{"code", "message", "correlationId", "innererror"}`.
record MonitorError(int status, ObjectNode error) {
    static MonitorError of(ObjectMapper mapper, Throwable thrown, RequestIds ids) {
        return switch (thrown) {
            case Refusal refusal ->
                    of(mapper, refusal.status(), "BadArgumentError", refusal.sentence(), ids);
            case ProblemException wrong -> {
                String message = KustoError.of(mapper, wrong, ids).sentence();
                MonitorError error = of(mapper, 400, "BadArgumentError", message, ids);
                ArrayNode details = error.error().putArray("details");
                for (Problem problem : wrong.problems()) {
                    details.addObject()
                            .put("code", problem.code())
                            .put("message", problem.line())
                            .put("target", problem.span().start() + "-" + problem.span().end());
                }
                yield error;
            }
            case SpoorException known ->
                    of(
                            mapper,
                            known.kind().httpStatus(),
                            code(known.kind()),
                            String.valueOf(known.getMessage()),
                            ids);
            default -> {
                String message = KustoError.internal(mapper, thrown, ids).sentence();
                yield of(mapper, 500, code(ErrorKind.INTERNAL), message, ids);
            }
        };
    }

    private static MonitorError of(
            ObjectMapper mapper, int status, String code, String message, RequestIds ids) {
        ObjectNode error = mapper.createObjectNode();
        error.put("message", message).put("code", code).put("correlationId", ids.activity());
        error.putObject("innererror")
                .put("code", code.toUpperCase(Locale.ROOT))
                .put("message", message);
        return new MonitorError(status, error);
    }

    private static String code(ErrorKind kind) {
        return switch (kind) {
            case USER -> "BadArgumentError";
            case DATA -> "DataError";
            case LIMIT -> "QueryLimitError";
            case INTERNAL -> "InternalServerError";
        };
    }
}
