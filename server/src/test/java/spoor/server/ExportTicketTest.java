package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spoor.model.Stop;
import spoor.workbench.QueryRequest;
import spoor.workbench.export.ExportFormat;

class ExportTicketTest {
    @Test
    void isCancelledAndHasNotFailedWhenItsClientHasGone() {
        ExportTicket ticket = running();
        ticket.stop().request(Stop.CANCELLED);
        ticket.failed("the query was cancelled");
        assertEquals(ExportTicket.State.CANCELLED, ticket.state());
        assertEquals("", ticket.message());
    }

    @Test
    void saysWhyItFailed() {
        ExportTicket ticket = running();
        ticket.failed("the disk is full");
        assertEquals(ExportTicket.State.FAILED, ticket.state());
        assertEquals("the disk is full", ticket.message());
    }

    private static ExportTicket running() {
        ExportTicket ticket =
                new ExportTicket(
                        "id",
                        new ExportTicket.Wanted(
                                "ada", QueryRequest.of("T"), ExportFormat.CSV, 0, "rows.csv"));
        assertTrue(ticket.begin());
        return ticket;
    }
}
