package spoor.formats.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.cells.ColumnNames;
import spoor.model.Column;
import spoor.model.KqlType;

/// @param records reads the records, with their flows in one column
/// @param holder the place of that column among those of the records
/// @param virtualNetwork whether the tuples are those of a virtual network's log
/// @param columns the vocabulary, what tuples have beside, and the records' columns
record AzureReading(Reading records, int holder, boolean virtualNetwork, List<Column> columns)
        implements Reading {
    /// Columns of a tuple behind the vocabulary.
    static final int MAC = FlowColumns.ALL.size();

    static final int ENCRYPTION = MAC + 1;
    static final int LIST = MAC + 2;

    /// Where the columns of the records begin.
    static final int RECORD = MAC + 3;

    AzureReading {
        columns = List.copyOf(columns);
    }

    static AzureReading of(Reading records, String holderName) {
        List<String> names = new ArrayList<>();
        FlowColumns.ALL.forEach(column -> names.add(column.name()));
        names.addAll(List.of("mac", "FlowEncryption", "aclID"));
        records.columns().forEach(column -> names.add(column.name()));
        List<String> unique = ColumnNames.unique(names);
        List<Column> columns = new ArrayList<>(FlowColumns.ALL);
        for (int i = MAC; i < RECORD; i++) {
            columns.add(new Column(unique.get(i), KqlType.STRING));
        }
        int holder = 0;
        for (int i = 0; i < records.columns().size(); i++) {
            Column column = records.columns().get(i);
            boolean holds = column.name().equals(holderName);
            holder = holds ? i : holder;
            columns.add(
                    new Column(unique.get(RECORD + i), holds ? KqlType.DYNAMIC : column.type()));
        }
        return new AzureReading(records, holder, holderName.equals("flowRecords"), columns);
    }

    @Override
    public String table() {
        return FlowColumns.TABLE;
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.of("TimeGenerated");
    }

    @Override
    public Cutter cutter() {
        return records.cutter();
    }

    @Override
    public BlockParser parser() {
        return new AzureParser(this);
    }

    @Override
    public boolean continuable() {
        return records.continuable();
    }
}
