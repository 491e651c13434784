package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;

/// Queries of those who may look at a case and change nothing in it.
class KeepingNothingTest {
    private static final String LINES =
            "datatable(t:string)['user 1 in','user 2 in','user 3 out'] | evaluate ";

    private final Case opened = Case.temporary(Clock.systemUTC());

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void mayNotNameAModelThatLearns() {
        QueryRequest request = QueryRequest.of(LINES + "templates(t, model='m')").keepingNothing();
        SpoorException refused = assertThrows(SpoorException.class, () -> opened.query(request));
        assertEquals(ErrorKind.USER, refused.kind());
        assertTrue(String.valueOf(refused.getMessage()).startsWith("the model 'm' would be kept"));
        assertEquals(0, opened.texts().models().size());
        var _ = opened.query(QueryRequest.of(LINES + "templates(t, model='m')"));
        assertEquals(1, opened.texts().models().size());
        assertEquals(3, opened.query(request).table().rowCount(), "it has nothing to learn");
    }

    @Test
    void areToldOfSaveBeforeAnythingRuns() {
        String text = "datatable(a:long, b:string)[1,'x'] | evaluate classify(b, a, save='m')";
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> opened.check(QueryRequest.of(text).keepingNothing()));
        assertEquals("MINE009", refused.problems().getFirst().code());
        assertTrue(refused.problems().getFirst().message().contains("'save' of 'classify'"));
        assertEquals(text.indexOf("'m'"), refused.problems().getFirst().span().start());
    }
}
