package spoor.formats.delimited;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.ReadFile;
import spoor.formats.Source;
import spoor.formats.Tally.Kind;
import spoor.model.FormatException;

@SuppressWarnings("StringConcatToTextBlock")
class DelimitedFormatTest {
    @TempDir private Path folder;

    private ReadFile read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    private ReadFile read(String text, Charset charset) throws IOException {
        Path file = folder.resolve("web access-2.csv");
        Files.write(file, text.getBytes(charset));
        ReadFile read = ReadFile.of(file);
        assertTrue(read.balances());
        return read;
    }

    @Test
    void typesColumnsFromTheirValues() throws IOException {
        ReadFile read =
                read(
                        """
                        when,count,share,ok,phone,id,bag,text
                        2020-04-18T04:50:30.1234567Z,1,0.5,true,+49123,\
                        6490D00C-7ba1-42cf-aa88-99eb71d53bf7,"{""a"": [1, 2.50]}",x
                        2020-04-18 06:50:30+02:00,-20,1e3,False,0049,\
                        6490d00c-7ba1-42cf-aa88-99eb71d53bf8,[],
                        """);
        assertEquals(
                "web_access_2(when:datetime, count:long, share:real, ok:bool, phone:string,"
                        + " id:guid, bag:dynamic, text:string)",
                read.schema());
        assertEquals(
                List.of(
                        "2020-04-18T04:50:30.1234567Z|1|0.5|true|+49123|"
                                + "6490d00c-7ba1-42cf-aa88-99eb71d53bf7|{\"a\":[1,2.50]}|x",
                        "2020-04-18T04:50:30.0000000Z|-20|1000.0|false|0049|"
                                + "6490d00c-7ba1-42cf-aa88-99eb71d53bf8|[]|"),
                read.texts());
        assertEquals("when", read.chosen().reading().timeColumn().orElseThrow());
    }

    @Test
    void countsTheFurtherLinesOfARecordAsContinuation() throws IOException {
        ReadFile read = read("a,b\n1,\"x\ny\"\"z\"\n2,w\n");
        assertEquals(List.of("4:1|x\ny\"z", "15:2|w"), read.rows());
        assertEquals(4, read.tally().bytes(Kind.HEADER));
        assertEquals(9, read.tally().bytes(Kind.EVENT));
        assertEquals(2, read.tally().count(Kind.EVENT));
        assertEquals(6, read.tally().bytes(Kind.CONTINUATION));
    }

    @Test
    void countsAHeaderThatComesAgainAsHeader() throws IOException {
        ReadFile read = read("a,b\n1,2\na,b\r\n3,4\n7,bc\n");
        assertEquals(List.of("1|2", "3|4", "7|bc"), read.texts());
        assertEquals(9, read.tally().bytes(Kind.HEADER));
    }

    @Test
    void readsSemicolonsTabsAndPipes() throws IOException {
        for (String delimiter : List.of(";", "\t", "|")) {
            ReadFile read = read("name;n\r\na;1\r\nb, c;2\r\n".replace(";", delimiter));
            assertEquals(List.of("a|1", "b, c|2"), read.texts());
        }
    }

    @Test
    void readsCarriageReturnsAsLineEndsWhereThereIsNothingElse() throws IOException {
        assertEquals(List.of("back|1", "land|2"), read("name,n\rback,1\rland,2").texts());
    }

    @Test
    void namesColumnsOfAFileWithoutHeader() throws IOException {
        ReadFile read = read("0,tcp,SF\n5,udp,SF\n");
        assertEquals("web_access_2(Column1:long, Column2:string, Column3:string)", read.schema());
        assertEquals(List.of("0|tcp|SF", "5|udp|SF"), read.texts());
        assertEquals(
                List.of("the file has no header; its columns are named Column1, Column2, ..."),
                read.chosen().recognition().assumptions());
    }

    @Test
    void makesNamesUnique() throws IOException {
        ReadFile read = read("Id,,id,_Source,Id\n1,2,3,4,5\n");
        assertEquals(
                "web_access_2(Id:long, Column2:long, id_2:long, _Source_2:long, Id_3:long)",
                read.schema());
    }

    @Test
    void namesColumnsThatTheHeaderLeavesOut() throws IOException {
        ReadFile read = read("Keywords,Level\nAudit,4,logged on\nAudit,5,logged off\n");
        assertEquals("web_access_2(Keywords:string, Level:long, Column3:string)", read.schema());
    }

    @Test
    void keepsShortRecordsAndRejectsLongOnes() throws IOException {
        ReadFile read =
                read("a,b,c\n1,2,3\n4,5\n6,7,8,9\nnothing\n1,2,3,,\n" + "1,2,3\n".repeat(9));
        assertEquals(List.of("1|2|3", "4|5|", "1|2|3"), read.texts().subList(0, 3));
        assertEquals(
                List.of(
                        "12+4 c: the record ends after 2 of 3 cells",
                        "16+8 : 4 cells, but the table has 3 columns",
                        "24+8 : no delimiter in the record"),
                read.rejects());
        assertEquals(2, read.tally().count(Kind.REJECT));
        assertEquals(1, read.tally().rejectedValues());
    }

    @Test
    void keepsValuesThatDoNotFitAsRejects() throws IOException {
        // A value after the sample: the sample is the first MiB.
        String rows = "2020-01-01,1\n".repeat(90_000);
        ReadFile read = read("day,n\n" + rows + "yesterday,x1\n");
        assertEquals(90_001, read.rows().size());
        assertEquals("|", read.texts().getLast());
        assertEquals(
                List.of("1170006+2 n: not a long", "1170006+9 day: not a datetime"),
                read.rejects());
        assertEquals(
                "yesterday",
                new String(read.tally().rejects().getFirst().text(), StandardCharsets.UTF_8));
    }

    @Test
    void countsBlankLines() throws IOException {
        ReadFile read = read("a,b\n\n1,2\n  \r\n3,4\n");
        assertEquals(List.of("1|2", "3|4"), read.texts());
        assertEquals(5, read.tally().bytes(Kind.BLANK));
    }

    @Test
    void readsUtf16AndByteOrderMarks() throws IOException {
        String text = "\uFEFFname,n\nJürgen,1\n日本😀,2\n";
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            ReadFile read = read(text, charset);
            assertEquals("web_access_2(name:string, n:long)", read.schema());
            assertEquals(List.of("10:Jürgen|1", "20:日本😀|2"), read.rows());
            assertEquals(10, read.tally().bytes(Kind.HEADER));
        }
        assertEquals(List.of("a|1"), read("name,n\na,1\n", StandardCharsets.UTF_16LE).texts());
    }

    @Test
    void replacesBrokenUtf8AndSaysSo() throws IOException {
        ReadFile read = read("name,n\nJ\u00fcrgen,1\n", StandardCharsets.ISO_8859_1);
        assertEquals(List.of("J\uFFFDrgen|1"), read.texts());
        assertEquals(1, read.tally().repaired());
        assertEquals(0, read.tally().count(Kind.REJECT));
    }

    @Test
    void rejectsOnlyTheLineWhoseQuoteIsNotClosed() throws IOException {
        String rows = "1,x\n".repeat(20);
        ReadFile read = read("a,b\n" + rows + "2,\"open\n" + rows);
        assertEquals(40, read.rows().size());
        assertEquals(List.of("84+8 : a quote is not closed"), read.rejects());
    }

    @Test
    void readsDatesOfPortalExports() throws IOException {
        ReadFile read =
                read(
                        "TimeGenerated [UTC],x\n\"4/18/2020, 4:50:30.123 AM\",1\n\"4/18/2020, 12:00:00.000 PM\",2\n");
        assertEquals(
                List.of("2020-04-18T04:50:30.1230000Z|1", "2020-04-18T12:00:00.0000000Z|2"),
                read.texts());
        ReadFile dayFirst = read("when,x\n18/4/2020 16:50,1\n1/4/2020 00:00,2\n");
        assertEquals("2020-04-18T16:50:00.0000000Z|1", dayFirst.texts().getFirst());
        assertEquals("2020-04-01T00:00:00.0000000Z|2", dayFirst.texts().getLast());
    }

    @Test
    void saysWhatItAssumesOfDates() throws IOException {
        assertEquals(
                List.of(
                        "times without a zone are taken as UTC: when",
                        "dates that could be read both ways are taken as month/day/year: when"),
                read("when,x\n7/8/2019 16:08,1\n").chosen().recognition().assumptions());
    }

    @Test
    void readsSecondsAndMillisecondsSince1970WhereTheNameSpeaksOfTime() throws IOException {
        ReadFile read = read("ts,time_ms,count\n1331901000.000001,1624347417421,1624347417421\n");
        assertEquals(
                List.of("2012-03-16T12:30:00.0000010Z|2021-06-22T07:36:57.4210000Z|1624347417421"),
                read.texts());
    }

    @Test
    void givesPublishedTablesTheirTypes() throws IOException {
        ReadFile read =
                read(
                        "TimeGenerated,UserId,ClientIP,Operation,Parameters\n"
                                + "2020-04-18T04:50:30Z,007,,Set-Mailbox,\"[{\"\"Name\"\": 1}]\"\n");
        assertEquals(
                "OfficeActivity(TimeGenerated:datetime, UserId:string, ClientIP:string,"
                        + " Operation:string, Parameters:string)",
                read.schema());
        assertEquals(
                "2020-04-18T04:50:30.0000000Z|007||Set-Mailbox|[{\"Name\": 1}]",
                read.texts().getFirst());
        assertTrue(
                read("Timestamp,DeviceName,ProcessId,ProcessCommandLine,InitiatingProcessFileName\n"
                                + "2020-04-18T04:50:30Z,pc,12,a.exe -x,b.exe\n")
                        .schema()
                        .startsWith("DeviceProcessEvents(Timestamp:datetime, DeviceName:string"));
    }

    @Test
    void givesAlertsThePublishedNamesAlsoWhereANotebookRenamedThem() throws IOException {
        ReadFile read =
                read(
                        "StartTimeUtc,TimeGenerated,SystemAlertId,AlertName,Severity,IsIncident,Entities\n"
                                + "2026-09-16 10:47:02,2026-09-16 10:48:00,17,Odd place,Low,False,"
                                + "\"[{\"\"Type\"\": \"\"host\"\"}]\"\n");
        assertEquals(
                "SecurityAlert(StartTime:datetime, TimeGenerated:datetime, SystemAlertId:string,"
                        + " AlertName:string, AlertSeverity:string, IsIncident:bool,"
                        + " Entities:string)",
                read.schema());
        assertEquals(
                "2026-09-16T10:47:02.0000000Z|2026-09-16T10:48:00.0000000Z|17|Odd place|Low|false|"
                        + "[{\"Type\": \"host\"}]",
                read.texts().getFirst());
    }

    @Test
    void refusesWhatIsNoTable() throws IOException {
        for (String text : List.of("one line of prose\n", "a,b\nc\nd,e,f\ng\n", "x\ny\n")) {
            Path file = folder.resolve("notes.txt");
            Files.writeString(file, text);
            String refused =
                    String.valueOf(
                            assertThrows(FormatException.class, () -> Source.open(file).recognise())
                                    .getMessage());
            assertTrue(refused.contains("delimited: "), refused);
            assertTrue(refused.contains("json: "), refused);
        }
    }
}
