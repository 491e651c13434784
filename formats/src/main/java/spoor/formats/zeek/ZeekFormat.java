package spoor.formats.zeek;

import java.util.List;
import java.util.Optional;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.TableName;
import spoor.formats.Utf8;

/// The logs of the Zeek network monitor (formerly Bro), as text under `#` lines, as JSON, and conn
/// logs whose `#` lines are gone.
public final class ZeekFormat implements Format {
    @Override
    public Description description() {
        return new Description(
                "zeek",
                "Logs of the Zeek network monitor: text with its # lines, JSON, and conn logs"
                        + " without any # line.",
                "# lines that name fields; JSON with _path, or with ts and uid; or 20 to 22"
                        + " tab-separated cells that hold what a conn log holds",
                "ZeekConn, ZeekDns, ZeekHttp, ... by the log's path");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        byte[] head = sample.head();
        if (head[0] == '#') {
            return withHeader(sample);
        }
        Optional<ZeekHeader> header = ConnWithoutHeader.of(head, sample.whole());
        if (header.isPresent()) {
            int cells = header.get().fields().size();
            return new Recognised(
                    90,
                    cells + " tab-separated cells a line hold what a conn log holds",
                    ZeekReading.of("ZeekConn", header.get()),
                    List.of(
                            "the file has no # lines; it is taken for a Zeek conn log with the"
                                    + " standard columns "
                                    + String.join(" ", header.get().fields())));
        }
        return ZeekJson.recognise(sample);
    }

    private static Recognition withHeader(Sample sample) {
        byte[] head = sample.head();
        ZeekHeader header = ZeekHeader.DEFAULT;
        int at = 0;
        while (at < head.length && head[at] == '#') {
            int end = at;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            header = header.with(head, at, end);
            at = Math.min(end + 1, head.length);
        }
        if (header.fields().isEmpty()) {
            return at < head.length && head[at] == '{'
                    ? ZeekJson.recognise(sample)
                    : new Refused("its # lines name no fields");
        }
        if (header.fields().size() > MOST_COLUMNS) {
            return new Refused("its # lines name more than " + MOST_COLUMNS + " fields");
        }
        boolean typed = header.types().size() == header.fields().size();
        String path = header.path();
        String table = ZeekTypes.table(path);
        boolean named = table.length() > "Zeek".length();
        List<String> assumptions =
                typed
                        ? List.of()
                        : List.of("its #types line does not match; other fields are strings");
        return new Recognised(
                100,
                "its # lines name " + header.fields().size() + " fields of the log '" + path + "'",
                ZeekReading.of(named ? table : TableName.of(sample.fileName()), header),
                assumptions);
    }
}
