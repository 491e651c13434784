package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import spoor.model.ErrorKind;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.SpoorException;

/// An error as Kusto's clients read it, with our list of problems beside: the HTTP status and the
/// JSON text `{"error":{"code","message","@type","@message","@permanent","problems":[...]}}`.
///
/// @param sentence what it says
record KustoError(int status, String text, String sentence) {
    static KustoError of(ObjectMapper mapper, SpoorException error, RequestIds ids) {
        List<Problem> problems =
                error instanceof ProblemException wrong ? wrong.problems() : List.of();
        String message =
                problems.isEmpty()
                        ? String.valueOf(error.getMessage())
                        : problems.stream().map(Problem::line).collect(Collectors.joining("\n"));
        ObjectNode root = root(mapper, error.kind(), !problems.isEmpty(), message, ids);
        ((ObjectNode) root.get("error")).set("problems", problems(mapper, problems));
        return new KustoError(
                error.kind().httpStatus(), PlainJson.escaped(root.toString()), message);
    }

    static KustoError of(ObjectMapper mapper, Refusal refusal, RequestIds ids) {
        ObjectNode root = root(mapper, ErrorKind.USER, false, refusal.sentence(), ids);
        return new KustoError(refusal.status(), root.toString(), refusal.sentence());
    }

    /// A fault of ours: its class only, for the message may hold log contents.
    static KustoError internal(ObjectMapper mapper, Throwable fault, RequestIds ids) {
        String message =
                "Spoor failed ("
                        + fault.getClass().getSimpleName()
                        + "); this is a fault of Spoor, not of the query";
        ObjectNode root = root(mapper, ErrorKind.INTERNAL, false, message, ids);
        return new KustoError(ErrorKind.INTERNAL.httpStatus(), root.toString(), message);
    }

    /// An error of the JVM, most likely a result too large for its memory.
    static KustoError exhausted(ObjectMapper mapper, Error error, RequestIds ids) {
        SpoorException limit =
                new SpoorException(
                        ErrorKind.LIMIT,
                        "the answer does not fit into memory ("
                                + error.getClass().getSimpleName()
                                + "): ask for fewer rows or columns",
                        error);
        return of(mapper, limit, ids);
    }

    static ArrayNode problems(ObjectMapper mapper, List<Problem> problems) {
        ArrayNode list = mapper.createArrayNode();
        for (Problem problem : problems) {
            list.addObject()
                    .put("code", problem.code())
                    .put("start", problem.span().start())
                    .put("end", problem.span().end())
                    .put("message", problem.message())
                    .put("hint", problem.hint());
        }
        return list;
    }

    private static ObjectNode root(
            ObjectMapper mapper, ErrorKind kind, boolean semantic, String message, RequestIds ids) {
        ObjectNode root = mapper.createObjectNode();
        ObjectNode error = root.putObject("error");
        error.put("code", code(kind));
        error.put("message", message);
        error.put("@type", type(kind, semantic));
        error.put("@message", message);
        ObjectNode context = error.putObject("@context");
        context.put("timestamp", ids.time().toString());
        context.put("clientRequestId", ids.client());
        context.put("activityId", ids.activity());
        error.put("@permanent", true);
        error.put("kind", kind.name());
        return root;
    }

    private static String code(ErrorKind kind) {
        return switch (kind) {
            case USER -> "General_BadRequest";
            case DATA -> "General_DataError";
            case LIMIT -> "General_LimitsExceeded";
            case INTERNAL -> "General_InternalServerError";
        };
    }

    private static String type(ErrorKind kind, boolean semantic) {
        return switch (kind) {
            case USER ->
                    semantic
                            ? "Kusto.Data.Exceptions.SemanticException"
                            : "Kusto.Data.Exceptions.KustoBadRequestException";
            case DATA, INTERNAL -> "Kusto.Data.Exceptions.KustoServiceException";
            case LIMIT ->
                    "Kusto.Data.Exceptions.KustoServicePartialQueryFailureLimitsExceededException";
        };
    }
}
