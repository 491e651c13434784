package spoor.workbench.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import spoor.engine.Deadline;
import spoor.engine.Limits;
import spoor.engine.duckdb.ParquetReading;
import spoor.engine.duckdb.RecordPlaces;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.formats.TextPlace;
import spoor.formats.archives.Spool;
import spoor.formats.arrow.ArrowFormat;
import spoor.formats.parquet.ParquetFormat;
import spoor.model.ErrorKind;
import spoor.model.FormatException;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.workbench.load.HandedFiles;
import spoor.workbench.records.RawRecord.Bytes;
import spoor.workbench.records.RawRecord.Kind;
import spoor.workbench.records.RawRecord.State;

/// Reads the records behind rows and rejects again from the files of a case. Safe for many threads.
public final class RawRecords {
    /// Bytes of a record that are shown, unless a request asks for fewer.
    public static final int MOST = 1 << 16;

    /// Bytes shown on either side of it at most.
    public static final int MOST_AROUND = 1 << 14;

    /// For one record: packed files are read from their beginning.
    private static final Duration TIME = Duration.ofSeconds(30);

    private final Supplier<List<StoredSource>> sources;
    private final RecordPlaces places;
    private final Path caseFolder;
    private final Path folder;
    private final RawFile files = new RawFile();

    /// @param caseFolder holds what was handed over, and for a while what must be unpacked
    public RawRecords(Supplier<List<StoredSource>> sources, RecordPlaces places, Path caseFolder) {
        this.sources = sources;
        this.places = places;
        this.caseFolder = caseFolder;
        this.folder = caseFolder.resolve("temporary").resolve("records");
    }

    /// What to read.
    ///
    /// @param source its id, or its path as the account has it
    /// @param offset of the record, as `_Offset` has it
    /// @param around bytes before and behind it
    /// @param whole whether a large file is hashed too
    public record Asked(String source, long offset, int around, boolean whole) {}

    /// Reads a record again.
    ///
    /// @throws SpoorException of kind USER when the case has no such source
    public RawRecord read(Asked asked) {
        List<StoredSource> all = sources.get();
        StoredSource source = named(asked.source, all);
        if (asked.offset < 0 || asked.around < 0 || asked.around > MOST_AROUND) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "an offset is 0 or more, and at most "
                            + MOST_AROUND
                            + " bytes around a record are shown");
        }
        RecordPlaces.Place place = places.at(source, asked.offset);
        List<StoredSource> chain = RawOrigin.chain(source, all);
        Origin file = HandedFiles.origin(caseFolder, chain.getFirst());
        RawFile.Verdict verdict =
                files.compare(chain.getFirst(), file.inPlace().orElseThrow(), asked.whole);
        if (!verdict.holds()) {
            return record(source, asked, verdict, chain, place, Optional.empty());
        }
        try (Deadline deadline = Deadline.of(new Limits(TIME, 0));
                RawOrigin origin =
                        RawOrigin.of(file, chain, new Spool(folder), deadline.limits().stop())) {
            Bytes bytes = bytes(source, asked, place, origin, deadline.limits().stop());
            return record(source, asked, verdict, chain, place, Optional.of(bytes));
        } catch (FormatException | IOException e) {
            RawFile.Verdict not =
                    new RawFile.Verdict(State.UNREADABLE, String.valueOf(e.getMessage()));
            return record(source, asked, not, chain, place, Optional.empty());
        }
    }

    private static StoredSource named(String name, List<StoredSource> all) {
        return all.stream()
                .filter(one ->
                        Integer.toString(one.id()).equals(name)
                                || one.path().equals(name)
                                || one.location().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new SpoorException(
                                ErrorKind.USER,
                                "the case has no source '"
                                        + name
                                        + "': name the number in a row's _Source, or a path that"
                                        + " the account lists"));
    }

    private static RawRecord record(
            StoredSource source,
            Asked asked,
            RawFile.Verdict verdict,
            List<StoredSource> chain,
            RecordPlaces.Place place,
            Optional<Bytes> bytes) {
        return new RawRecord(
                source.id(),
                source.path(),
                asked.offset,
                verdict.state(),
                verdict.remark(),
                packed(chain, source),
                place.known(),
                bytes);
    }

    /// In what the bytes lie, seen from outside.
    private static String packed(List<StoredSource> chain, StoredSource source) {
        StringBuilder out = new StringBuilder();
        if (chain.size() > 1) {
            out.append("in the archive ").append(chain.getFirst().path());
        }
        StoredSource.Content content = source.content();
        if (!isColumns(source) && content.textLength() != content.size()) {
            out.append(out.isEmpty() ? "" : "; ")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "packed or in another encoding: places are those in the"
                                            + " unpacked text of %,d bytes",
                                    content.textLength()));
        }
        return out.toString();
    }

    private static boolean isColumns(StoredSource source) {
        return source.format().equals(new ParquetFormat().description().name())
                || source.format().equals(new ArrowFormat().description().name());
    }

    private Bytes bytes(
            StoredSource source, Asked asked, RecordPlaces.Place place, RawOrigin origin, Stop stop)
            throws IOException {
        if (isColumns(source)) {
            return row(source, asked.offset, origin);
        }
        long begin = Math.max(0, asked.offset - asked.around);
        int before = (int) (asked.offset - begin);
        TextPlace read = TextPlace.read(origin.origin(), begin, before + MOST + asked.around, stop);
        byte[] all = read.bytes();
        if (all.length <= before) {
            throw new FormatException(
                    source.path(),
                    asked.offset,
                    "there is nothing at byte "
                            + asked.offset
                            + ": the text of "
                            + source.path()
                            + " has "
                            + source.content().textLength()
                            + " bytes",
                    null);
        }
        before = Math.max(0, before - (int) (read.from() - begin));
        return text(source, asked, place, read, before);
    }

    private static Bytes text(
            StoredSource source,
            Asked asked,
            RecordPlaces.Place place,
            TextPlace read,
            int before) {
        byte[] all = read.bytes();
        long end = place.next().orElse(source.content().textLength());
        long length = Math.max(1, place.rejected().orElse(end - asked.offset));
        int shown = (int) Math.min(Math.min(length, MOST), all.length - before);
        byte[] own = Arrays.copyOfRange(all, before, before + shown);
        int from = lineStart(all, before);
        byte[] above = Arrays.copyOfRange(all, from, before);
        byte[] below =
                shown < length
                        ? new byte[0]
                        : Arrays.copyOfRange(
                                all,
                                before + shown,
                                Math.min(all.length, before + shown + asked.around));
        long newlines = 0;
        for (int i = 0; i < before; i++) {
            newlines += all[i] == '\n' ? 1 : 0;
        }
        OptionalLong line =
                read.line().isPresent()
                        ? OptionalLong.of(read.line().getAsLong() + newlines)
                        : read.line();
        boolean binary = RawLines.isBinary(own);
        return new Bytes(
                binary ? Kind.HEXADECIMAL : Kind.TEXT,
                length,
                line,
                own,
                binary ? RawLines.hexadecimal(own, asked.offset) : RawLines.text(own),
                binary ? List.of() : RawLines.text(above),
                binary ? List.of() : RawLines.text(below));
    }

    /// Where what stands before a record begins: behind a line end, unless there is none.
    private static int lineStart(byte[] all, int before) {
        for (int i = 0; i < before; i++) {
            if (all[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private Bytes row(StoredSource source, long number, RawOrigin origin) throws IOException {
        if (!source.format().equals(new ParquetFormat().description().name())) {
            throw new FormatException(
                    source.path(),
                    number,
                    "it is row "
                            + number
                            + " (from 0) of "
                            + source.path()
                            + ", a file of columns: a row has no bytes of its own in it",
                    null);
        }
        Spool spool = new Spool(folder);
        Path file = spool.file(origin.origin());
        Optional<String> json;
        try {
            json = ParquetReading.of(file, source.path(), origin.origin().fileName()).row(number);
        } finally {
            if (file.startsWith(folder)) {
                Files.deleteIfExists(file);
            }
        }
        byte[] text =
                json.orElseThrow(() ->
                                new FormatException(
                                        source.path(),
                                        number,
                                        source.path() + " has no row " + number,
                                        null))
                        .getBytes(StandardCharsets.UTF_8);
        byte[] shown = Arrays.copyOf(text, Math.min(text.length, MOST));
        return new Bytes(
                Kind.ROW,
                text.length,
                OptionalLong.empty(),
                shown,
                RawLines.text(shown),
                List.of(),
                List.of());
    }
}
