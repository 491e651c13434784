package spoor.formats.web;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// @param fields all fields that the sample's headers name
/// @param web whether it is a web server's log
record W3cReading(List<String> fields, boolean web, List<Column> columns) implements Reading {
    W3cReading {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
    }

    static W3cReading of(List<String> fields, boolean web) {
        return new W3cReading(fields, web, W3cFields.columns(fields, web));
    }

    @Override
    public String table() {
        return web ? "W3CIISLog" : "W3CLog";
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.of("TimeGenerated");
    }

    @Override
    public Cutter cutter() {
        return new W3cCutter();
    }

    @Override
    public BlockParser parser() {
        return new W3cParser(this);
    }

    @Override
    public boolean continuable() {
        return true;
    }
}
