package spoor.formats.mysql;

import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ByteScan;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.CellReader;

/// Reads blocks of a general log, whose entries the cutter has found.
final class MySqlParser implements BlockParser {
    private final EntryHead head = new EntryHead();
    private final SqlScan sql = new SqlScan();
    private final ConnectText connect = new ConnectText();
    private byte[] bytes = {};
    private int length;
    private long offset;
    private Outline outline = new Outline();
    private int next;

    @Override
    public void begin(Block block) {
        bytes = block.bytes();
        length = block.length();
        offset = block.offset();
        outline = (Outline) block.context();
        next = 0;
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (next < outline.count() && !batch.isFull()) {
            int from = outline.start(next);
            int to = next + 1 < outline.count() ? outline.start(next + 1) : length;
            switch (outline.kind(next)) {
                case ENTRY -> entry(batch, from, to, tally);
                case BANNER -> banner(from, to, tally);
                case STRAY -> stray(from, to, tally);
            }
            next++;
        }
        return next < outline.count();
    }

    private void banner(int from, int to, Tally tally) {
        int at = from;
        for (int i = 0; i < 3 && at < to; i++) {
            int end = Math.min(to, ByteScan.find(bytes, at, to, (byte) '\n') + 1);
            tally.add(Kind.HEADER, end - at);
            at = end;
        }
        if (at < to) {
            stray(at, to, tally);
        }
    }

    private void stray(int from, int to, Tally tally) {
        boolean blank = true;
        for (int i = from; i < to && blank; i++) {
            byte value = bytes[i];
            blank = value == ' ' || value == '\t' || value == '\n' || value == '\r';
        }
        if (blank) {
            tally.add(Kind.BLANK, to - from);
            return;
        }
        tally.reject(
                new Tally.Reject(
                        offset + from,
                        to - from,
                        "",
                        "text that belongs to no entry: no time and command before it",
                        Arrays.copyOfRange(bytes, from, Math.min(to, from + Tally.KEPT_BYTES))));
    }

    private void entry(RecordBatch batch, int from, int to, Tally tally) {
        int row = batch.rows();
        int line = ByteScan.find(bytes, from, to, (byte) '\n');
        if (!head.read(bytes, from, line)) {
            throw new IllegalStateException("no entry at byte " + (offset + from));
        }
        if (outline.time(next) != EntryHead.NO_TIME) {
            batch.column(MySqlReading.TIME).setLong(row, outline.time(next));
        }
        batch.column(MySqlReading.THREAD).setLong(row, head.thread());
        batch.column(MySqlReading.COMMAND)
                .setText(row, bytes, head.commandFrom(), head.commandTo());
        batch.column(MySqlReading.IMITATIONS).setLong(row, outline.imitations(next));
        argument(batch, row, head.textFrom(), textEnd(head.textFrom(), to), tally);
        batch.endRow(offset + from);
        int end = Math.min(to, line + 1);
        tally.add(Kind.EVENT, end - from);
        if (end < to) {
            tally.add(Kind.CONTINUATION, to - end);
        }
    }

    /// The end of an entry's text, without the line end that the server adds.
    private int textEnd(int from, int to) {
        int end = to;
        if (end > from && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > from && bytes[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    private void argument(RecordBatch batch, int row, int from, int to, Tally tally) {
        if (from >= to) {
            return;
        }
        text(batch.column(MySqlReading.ARGUMENT), row, from, to, tally);
        if (is("Query") || is("Execute") || is("Prepare")) {
            statement(batch, row, from, to);
        } else if (is("Connect") || is("Change user") || is("Connect Out")) {
            connection(batch, row, from, to, tally);
        } else if (is("Init DB") || is("Create DB") || is("Drop DB")) {
            text(batch.column(MySqlReading.DATABASE), row, from, to, tally);
        } else if (is("Field List")) {
            fieldList(batch, row, from, to);
        }
    }

    private boolean is(String command) {
        int from = head.commandFrom();
        if (head.commandTo() - from != command.length()) {
            return false;
        }
        for (int i = 0; i < command.length(); i++) {
            if (bytes[from + i] != command.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void statement(RecordBatch batch, int row, int from, int to) {
        sql.read(bytes, from, to);
        batch.column(MySqlReading.ACTION).setText(row, sql.action(), 0, sql.actionLength());
        batch.column(MySqlReading.TABLES).setText(row, sql.tables(), 0, sql.tablesLength());
    }

    private void connection(RecordBatch batch, int row, int from, int to, Tally tally) {
        connect.read(bytes, from, to);
        part(batch, row, MySqlReading.USER, connect.userFrom, connect.userTo, tally);
        part(batch, row, MySqlReading.HOST, connect.hostFrom, connect.hostTo, tally);
        part(batch, row, MySqlReading.DATABASE, connect.databaseFrom, connect.databaseTo, tally);
        part(batch, row, MySqlReading.TRANSPORT, connect.transportFrom, connect.transportTo, tally);
        batch.column(MySqlReading.REFUSED).setLong(row, connect.refused ? 1 : 0);
    }

    private void part(RecordBatch batch, int row, int column, int from, int to, Tally tally) {
        if (from >= 0 && from < to) {
            text(batch.column(column), row, from, to, tally);
        }
    }

    /// The argument is a table and, behind a space, a pattern of columns.
    private void fieldList(RecordBatch batch, int row, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != ' ' && bytes[end] != '\t') {
            end++;
        }
        SqlTables tables = new SqlTables();
        tables.clear();
        tables.begin();
        tables.append(bytes, from, end, false);
        tables.end();
        tables.close();
        batch.column(MySqlReading.TABLES).setText(row, tables.text(), 0, tables.length());
    }

    private void text(ColumnBuffer column, int row, int from, int to, Tally tally) {
        CellReader.setText(column, row, bytes, from, to, tally);
    }
}
