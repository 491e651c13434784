package spoor.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Ticks;
import spoor.model.Vector;

/// Made-up Exchange admin events, shaped like the 1,334 of the demo data of msticpy: 22 operations
/// in its proportions, parameters of about 600 characters of JSON, sessions of 3.3 events of which
/// three in five have one event. Rows come shuffled in time across users, as in an export.
///
/// @param distinct how many events with parameters to draw from; the demo data has 879 in 1,334
record AdminEventRows(int count, int distinct, long seed) {
    static final Column TIME = new Column("TimeGenerated", KqlType.DATETIME);
    static final Column USER = new Column("UserId", KqlType.STRING);
    static final Column CLIENT = new Column("ClientIP", KqlType.STRING);
    static final Column OPERATION = new Column("Operation", KqlType.STRING);
    static final Column EVENT = new Column("event", KqlType.DYNAMIC);
    static final List<Column> COLUMNS = List.of(TIME, USER, CLIENT, OPERATION, EVENT);

    private static final int BATCH_ROWS = 2048;
    private static final long START = Ticks.ofDate(2020, 3, 24);
    private static final String[] OPERATIONS = {
        "Set-ConditionalAccessPolicy",
        "Set-User",
        "Set-Mailbox",
        "Set-TransportConfig",
        "New-ConditionalAccessPolicy",
        "Remove-UnifiedGroup",
        "Remove-MailboxLocation",
        "Set-OwaMailboxPolicy",
        "Add-MailboxPermission",
        "New-Mailbox",
        "Set-AdminAuditLogConfig",
        "Set-RecipientEnforcementProvisioningPolicy",
        "Install-ResourceConfig",
        "Install-DataClassificationConfig",
        "Install-DefaultSharingPolicy",
        "Set-TenantObjectVersion",
        "Install-AdminAuditLogConfig",
        "Set-ExchangeAssistanceConfig",
        "New-ExchangeAssistanceConfig",
        "Enable-AddressListPaging",
        "New-App",
        "New-InboundConnector"
    };
    private static final int[] USES = {
        889, 211, 135, 12, 11, 9, 8, 7, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 1
    };
    private static final int[] PARAMETERS = {
        6, 3, 15, 3, 1, 1, 3, 3, 4, 6, 4, 4, 2, 2, 2, 2, 2, 3, 3, 3, 5, 11
    };

    /// All rows at once, so that making them is not measured.
    RowCursor rows() {
        Random random = new Random(seed);
        List<List<String>> pool = pool(random);
        List<RowBatch> batches = new ArrayList<>();
        long time = START;
        int left = 0;
        int session = 0;
        int operation = 0;
        while (batches.size() * BATCH_ROWS < count) {
            int rows = Math.min(BATCH_ROWS, count - batches.size() * BATCH_ROWS);
            long[] times = new long[rows];
            @Nullable String[][] texts = new @Nullable String[4][rows];
            for (int row = 0; row < rows; row++) {
                if (left == 0) {
                    left = random.nextInt(5) < 3 ? 1 : 2 + random.nextInt(10);
                    session++;
                    time = START + (long) random.nextInt(60 * 24 * 60) * Ticks.PER_MINUTE;
                    operation = operation(random);
                } else if (random.nextInt(4) == 0) {
                    operation = operation(random);
                }
                left--;
                time += random.nextInt(90) * Ticks.PER_SECOND;
                times[row] = time;
                texts[0][row] = fresh("user" + session % 70_000 + "@example.org");
                texts[1][row] = fresh("10." + session % 200 + ".1.7:" + session % 60_000);
                texts[2][row] = fresh(OPERATIONS[operation]);
                List<String> events = pool.get(operation);
                texts[3][row] = fresh(events.get(random.nextInt(events.size())));
            }
            batches.add(
                    new RowBatch(
                            COLUMNS,
                            List.of(
                                    new Vector.Longs(times, new boolean[0]),
                                    new Vector.Texts(texts[0]),
                                    new Vector.Texts(texts[1]),
                                    new Vector.Texts(texts[2]),
                                    new Vector.Texts(texts[3])),
                            rows));
        }
        return cursor(COLUMNS, batches);
    }

    static RowCursor cursor(List<Column> columns, List<RowBatch> batches) {
        return new RowCursor() {
            private int next;

            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public Optional<RowBatch> next() {
                return next < batches.size() ? Optional.of(batches.get(next++)) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private static int operation(Random random) {
        int at = random.nextInt(1334);
        int operation = 0;
        while (at >= USES[operation]) {
            at -= USES[operation++];
        }
        return operation;
    }

    /// The events of each operation, in proportion to its uses.
    private List<List<String>> pool(Random random) {
        List<List<String>> pool = new ArrayList<>();
        for (int operation = 0; operation < OPERATIONS.length; operation++) {
            List<String> events = new ArrayList<>();
            long share = Math.max(1, (long) distinct * USES[operation] / 1334);
            for (int i = 0; i < share; i++) {
                events.add(event(operation, random));
            }
            pool.add(events);
        }
        return pool;
    }

    private static String event(int operation, Random random) {
        StringBuilder out = new StringBuilder(800);
        out.append("{\"").append(OPERATIONS[operation]).append("\":[");
        for (int p = 0; p < PARAMETERS[operation]; p++) {
            out.append(p == 0 ? "" : ",").append("{\"Name\":\"");
            if (p == 0) {
                int identity = random.nextInt(1 << 20);
                out.append("Identity\",\"Value\":\"example.onmicrosoft.com\\\\");
                out.append(Integer.toHexString(identity * 0x9E3779B1)).append("-7ba1-42cf-aa88\"}");
            } else if (p == 1 && operation == 0) {
                out.append("PolicyDetails\",\"Value\":\"{\\\"Version\\\":0,\\\"State\\\":\\\"");
                out.append(random.nextInt(10) == 0 ? "Disabled" : "Enabled");
                out.append("\\\",\\\"Conditions\\\":{\\\"Applications\\\":{\\\"Include\\\":[{\\\"");
                out.append(
                        "Applications\\\":[\\\"All\\\"]}]},\\\"Users\\\":{\\\"Include\\\":[{\\\"");
                out.append("Users\\\":[\\\"eababd92-9dc7-40e3-9359-6c106522db19\\\"]}]}},\\\"");
                out.append("Controls\\\":[{\\\"Control\\\":[\\\"Mfa\\\"]}]}\"}");
            } else {
                out.append("Parameter").append(operation).append('x').append(p);
                out.append("\",\"Value\":\"");
                out.append(random.nextInt(20) == 0 ? "" : "value " + random.nextInt(4))
                        .append("\"}");
            }
        }
        return out.append("]}").toString();
    }

    /// A text of its own, as each row of an engine brings.
    private static String fresh(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
