package spoor.engine.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.formats.Tally;

class ValueRejectsTest {
    private static Tally.Reject reject(long offset, String column, String reason) {
        return new Tally.Reject(offset, 1, column, reason, new byte[] {'x'});
    }

    private static List<String> places(ValueRejects rejects) {
        return rejects.all().stream().map(one -> one.offset() + " " + one.column()).toList();
    }

    @Test
    void countsAValueThatAnotherReadingAloneRejects() {
        ValueRejects rejects =
                ValueRejects.of(
                        List.of(reject(5, "", "no record"), reject(9, "pid", "not a long")),
                        List.of(reject(3, "exit", "not a long"), reject(9, "pid", "not a long")),
                        2);
        assertEquals(List.of("3 exit", "5 ", "9 pid"), places(rejects));
        assertEquals(1, rejects.added());
    }

    @Test
    void leavesRecordsToTheReadingThatAccountsForTheBytes() {
        ValueRejects rejects =
                ValueRejects.of(
                        List.of(reject(5, "", "no record")),
                        List.of(reject(5, "", "no record"), reject(7, "", "no event")),
                        0);
        assertEquals(List.of("5 "), places(rejects));
        assertEquals(0, rejects.added());
    }

    @Test
    void countsValuesThatWereNotKept() {
        ValueRejects rejects =
                ValueRejects.of(List.of(), List.of(reject(1, "pid", "not a long")), 40_000);
        assertEquals(40_000, rejects.added());
        assertEquals(1, rejects.all().size());
    }
}
