package spoor.workbench;

import java.io.IOException;
import java.util.Optional;
import spoor.engine.duckdb.ParquetReading;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Chosen;
import spoor.formats.Latest;
import spoor.formats.Origin;
import spoor.formats.Recognition;
import spoor.formats.Source;
import spoor.formats.archives.Spool;
import spoor.formats.arrow.ArrowFormat;
import spoor.formats.arrow.ArrowReading;
import spoor.formats.parquet.ParquetFormat;
import spoor.model.FormatException;

/// What was found out of a source by itself, apart from all others.
///
/// @param source empty when there is nothing to read, or it cannot be read
/// @param failure why it cannot be read
record SourceLook(
        Origin origin,
        Earlier earlier,
        Optional<Source> source,
        Optional<Chosen> chosen,
        Optional<FormatException> failure) {
    /// Compares a source with what is known of it, and recognises what it is.
    static SourceLook at(Origin origin, Known known, Spool spool, Latest latest) {
        try {
            Earlier earlier =
                    Earlier.of(origin, known.at(origin.location()), known.ofSize(origin.size()));
            return switch (earlier) {
                case Earlier.Same _ ->
                        new SourceLook(
                                origin,
                                earlier,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty());
                case Earlier.Grown grown ->
                        opened(
                                Source.open(origin, grown.source().content().textLength(), latest),
                                earlier,
                                spool);
                case Earlier.Changed _, Earlier.None _ -> anew(origin, earlier, spool, latest);
            };
        } catch (FormatException e) {
            return failed(origin, e);
        }
    }

    /// Recognises a source from what it holds now.
    static SourceLook anew(Origin origin, Earlier earlier, Spool spool, Latest latest) {
        try {
            return opened(Source.open(origin, Long.MAX_VALUE, latest), earlier, spool);
        } catch (FormatException e) {
            return failed(origin, e);
        }
    }

    /// Why what came behind cannot be read alone; empty when it can.
    String obstacle(StoredSource before) {
        if (source.orElseThrow().compressed()) {
            return "it is compressed";
        }
        Chosen read = chosen.orElseThrow();
        if (!read.format().description().name().equals(before.format())) {
            return "its format is another one now";
        }
        if (!read.reading().continuable() || !read.reading().further().isEmpty()) {
            return "a file of its kind cannot be continued";
        }
        return before.content().continueAt() == before.content().textLength()
                ? ""
                : "it ended inside a record before";
    }

    private static SourceLook opened(Source source, Earlier earlier, Spool spool) {
        return new SourceLook(
                source.origin(),
                earlier,
                Optional.of(source),
                Optional.of(chosen(source, spool)),
                Optional.empty());
    }

    private static Chosen chosen(Source source, Spool spool) {
        byte[] head = source.sample().head();
        boolean arrow = ArrowFormat.isArrow(head);
        if (!arrow && !ParquetFormat.isParquet(head)) {
            return source.recognise();
        }
        try {
            Origin origin = source.origin();
            if (arrow) {
                ArrowReading reading =
                        ArrowReading.of(spool.file(origin), origin.path(), origin.fileName());
                return new Chosen(
                        new ArrowFormat(),
                        new Recognition.Recognised(
                                100, ArrowFormat.RECOGNISED_BY, reading, reading.notes()));
            }
            ParquetReading reading =
                    ParquetReading.of(spool.file(origin), origin.path(), origin.fileName());
            return new Chosen(
                    new ParquetFormat(),
                    new Recognition.Recognised(
                            100, "it begins with PAR1", reading, reading.notes()));
        } catch (IOException e) {
            throw new FormatException(
                    source.path(),
                    0,
                    source.path() + " cannot be copied to be read: " + e.getMessage(),
                    e);
        }
    }

    private static SourceLook failed(Origin origin, FormatException failure) {
        return new SourceLook(
                origin,
                new Earlier.None(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(failure));
    }
}
