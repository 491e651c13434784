package spoor.formats.zeek;

import java.util.List;
import java.util.Optional;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// A reading of JSON objects of one log, in a file that holds or may hold others: all but what it
/// does with those is the log's own reading.
interface ZeekJsonObjects extends Reading {
    /// Reads the objects of the log.
    Reading log();

    /// The logs that the file is known to hold.
    ZeekJsonLogs known();

    @Override
    default String table() {
        return log().table();
    }

    @Override
    default List<Column> columns() {
        return log().columns();
    }

    @Override
    default Optional<String> timeColumn() {
        return log().timeColumn();
    }

    @Override
    default Cutter cutter() {
        return new ZeekJsonCutter(log().cutter(), known());
    }

    @Override
    default boolean continuable() {
        return log().continuable();
    }
}
