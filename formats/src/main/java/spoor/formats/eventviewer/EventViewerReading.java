package spoor.formats.eventviewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;
import spoor.formats.cells.CellType;
import spoor.formats.cells.ColumnNames;
import spoor.formats.cells.TypeGuess;
import spoor.formats.delimited.DelimitedReading;
import spoor.formats.delimited.DelimitedSample;
import spoor.formats.delimited.Footer;
import spoor.formats.eventviewer.EventHeader.Role;
import spoor.model.Column;
import spoor.model.KqlType;

/// One file of exported events.
///
/// @param source cuts and splits the file
/// @param targets for each cell of a record its column
/// @param security whether the table is SecurityEvent, whose columns follow from descriptions
record EventViewerReading(
        String table,
        List<Column> columns,
        DelimitedReading source,
        int[] targets,
        boolean security)
        implements Reading {
    /// The columns of the table Event that an export can fill.
    private static final List<Column> EVENT =
            List.of(
                    new Column("TimeGenerated", KqlType.DATETIME),
                    new Column("EventID", KqlType.INT),
                    new Column("Source", KqlType.STRING),
                    new Column("EventLevelName", KqlType.STRING),
                    new Column("Keywords", KqlType.STRING),
                    new Column("TaskCategory", KqlType.STRING),
                    new Column("Computer", KqlType.STRING),
                    new Column("UserName", KqlType.STRING),
                    new Column("RenderedDescription", KqlType.STRING));

    EventViewerReading {
        columns = List.copyOf(columns);
    }

    static EventViewerReading of(
            DelimitedSample sample, List<String> names, List<Role> roles, boolean security) {
        List<Column> columns = new ArrayList<>(security ? EventColumns.SECURITY : EVENT);
        List<String> all = new ArrayList<>();
        columns.forEach(column -> all.add(column.name()));
        int known = all.size();
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i) == Role.OTHER) {
                all.add(names.get(i).isBlank() ? "Column" + (i + 1) : names.get(i));
            }
        }
        List<String> unique = ColumnNames.unique(all);
        int[] targets = new int[roles.size()];
        List<Column> cells = new ArrayList<>();
        List<CellType> types = new ArrayList<>();
        int other = known;
        for (int i = 0; i < targets.length; i++) {
            TypeGuess guess = sample.guesses().get(i);
            if (roles.get(i) == Role.OTHER) {
                String name = unique.get(other);
                columns.add(new Column(name, guess.type(name).type()));
                targets[i] = other++;
            } else {
                targets[i] = all.indexOf(column(roles.get(i), security));
            }
            Column target = columns.get(targets[i]);
            cells.add(target);
            types.add(new CellType(target.type(), guess.timeShape()));
        }
        String table = security ? "SecurityEvent" : "Event";
        return new EventViewerReading(
                table,
                columns,
                sample.reading(table, cells, types, Optional.of("TimeGenerated")),
                targets,
                security);
    }

    /// The column of either table for what a cell holds.
    static String column(Role role, boolean security) {
        return switch (role) {
            case TIME -> "TimeGenerated";
            case EVENT -> "EventID";
            case SOURCE -> security ? "EventSourceName" : "Source";
            case CATEGORY -> "TaskCategory";
            case LEVEL -> "EventLevelName";
            case KEYWORDS -> "Keywords";
            case MESSAGE -> security ? "Message" : "RenderedDescription";
            case COMPUTER -> "Computer";
            case USER -> security ? "User" : "UserName";
            case OTHER -> throw new IllegalStateException("a column of its own");
        };
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.of("TimeGenerated");
    }

    @Override
    public Cutter cutter() {
        return source.cutter();
    }

    @Override
    public BlockParser parser() {
        CellReader cells = new CellReader();
        BlockParser parser =
                source.parser(
                        targets,
                        (_, column, row, type, bytes, from, to, tally) ->
                                cells.set(column, row, type, bytes, from, to, tally),
                        Footer.NONE);
        return security ? new Parser(parser, new EventRow()) : parser;
    }

    @Override
    public boolean continuable() {
        return source.continuable();
    }

    /// Adds to each row what follows from its description.
    private record Parser(BlockParser source, EventRow events) implements BlockParser {
        @Override
        public void begin(Block block) {
            source.begin(block);
        }

        @Override
        public boolean fill(RecordBatch batch, Tally tally) {
            int first = batch.rows();
            boolean more = source.fill(batch, tally);
            for (int row = first; row < batch.rows(); row++) {
                events.complete(batch, row);
            }
            return more;
        }
    }
}
