package spoor.formats.zeek;

import spoor.formats.BlockParser;
import spoor.formats.Reading;

/// A file of JSON objects whose sample shows one log, and that may hold others behind it.
record ZeekJsonLog(Reading log, ZeekJsonLogs known) implements ZeekJsonObjects {
    @Override
    public BlockParser parser() {
        return log.parser();
    }
}
