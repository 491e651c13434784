package spoor.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.ReadFile;
import spoor.formats.Tally.Kind;

@SuppressWarnings("StringConcatToTextBlock")
class JsonFormatTest {
    @TempDir private Path folder;

    private ReadFile read(String text) throws IOException {
        Path file = folder.resolve("events.json");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        ReadFile read = ReadFile.of(file);
        assertTrue(read.balances());
        return read;
    }

    @Test
    void readsLinesWithNestedValuesAsDynamic() throws IOException {
        ReadFile read =
                read(
                        """
                        {"when":"2020-01-02T03:04:05Z","n":1,"x":1.50,"s":"a\\u00fc\\n\\ud83d\\ude00","o":{"b": 1.10, "a": [ ]},"t":true}
                        {"n":2,"new":"k","o":null}
                        """);
        assertEquals(
                "events(when:datetime, n:long, x:real, s:string, o:dynamic, t:bool, new:string)",
                read.schema());
        assertEquals(
                List.of(
                        "2020-01-02T03:04:05.0000000Z|1|1.5|aü\n😀|{\"b\":1.10,\"a\":[]}|true|",
                        "|2|||||k"),
                read.texts());
    }

    @Test
    void readsArraysAndWrappedArrays() throws IOException {
        String objects = "{\"a\":1,\"b\":\"x\"},\n  {\"a\":2}";
        for (String text :
                List.of(
                        "[" + objects + "]",
                        "[\n" + objects + "\n]\n",
                        "{\"Records\":[" + objects + "]}",
                        "{\"@odata.context\":\"u\", \"value\": ["
                                + objects
                                + "],\"next\":{\"k\":[]}}",
                        "{\"Records\":[{\"a\":1,\"b\":\"x\"}]}\n{\"Records\":[{\"a\":2}]}\n",
                        "{\"a\":1,\n\"b\":\"x\"}\n{\n\"a\":2}\n",
                        "{\"a\":1,\"b\":\"x\"}\n{\"a\":2}")) {
            ReadFile read = read(text);
            assertEquals("events(a:long, b:string)", read.schema(), text);
            assertEquals(List.of("1|x", "2|"), read.texts(), text);
            assertEquals(0, read.tally().count(Kind.REJECT), text);
        }
        assertEquals(2, read("[{\"a\":1}]").tally().bytes(Kind.HEADER));
    }

    @Test
    void takesAnEventWithAnArrayInItForAnEvent() throws IOException {
        ReadFile read = read("{\"id\":1,\"data\":[{\"k\":1}]}\n{\"id\":2,\"data\":[{\"k\":2}]}\n");
        assertEquals(List.of("1|[{\"k\":1}]", "2|[{\"k\":2}]"), read.texts());
    }

    @Test
    void rejectsABrokenLineAndReadsTheRest() throws IOException {
        ReadFile read = read("{\"a\":1}\n{\"a\":\n{\"a\":3}x\nnone\n{\"a\":4}{\"a\":5}\n");
        assertEquals(List.of("0:1", "28:4", "35:5"), read.rows());
        assertEquals(
                List.of(
                        "14+9 : text follows the object in its line",
                        "23+5 : the line is no JSON object",
                        "8+6 : the value is not finished at byte 5 of the line"),
                read.rejects());
    }

    @Test
    void goesOnBehindABrokenObjectOfAnArray() throws IOException {
        ReadFile read =
                read(
                        "[{\"id\":1,\"o\":{\"id\":9}},{\"id\":2,\"o\":tru},{\"id\":3,\"o\":{}},{\"id\":4,{\"id\":5,\"o\":{}}]");
        assertEquals(List.of("1|{\"id\":9}", "3|{}", "5|{}"), read.texts());
        assertEquals(2, read.tally().count(Kind.REJECT));
    }

    @Test
    void keepsKeysThatTheSampleDidNotShow() throws IOException {
        String rows = "{\"a\":\"some text to fill the sample\"}\n".repeat(40_000);
        ReadFile read = read(rows + "{\"a\":\"x\",\"late\":{\"k\":1},\"q\\\"\":2}\n");
        assertEquals("events(a:string, AdditionalFields:dynamic)", read.schema());
        assertEquals("x|{\"late\":{\"k\":1},\"q\\\"\":2}", read.texts().getLast());
    }

    @Test
    void keepsTheSecondValueOfAKeyGivenTwice() throws IOException {
        ReadFile read = read("{\"a\":1,\"a\":2}\n");
        assertEquals(List.of("1"), read.texts());
        assertEquals(List.of("0+1 a: the object has this key twice"), read.rejects());
    }

    @Test
    void typesMixedValuesAsTextOrDynamic() throws IOException {
        ReadFile read =
                read(
                        "{\"m\":1,\"d\":\"x\",\"id\":\"007\",\"big\":123456789012345678901}\n"
                                + "{\"m\":\"a\",\"d\":{},\"id\":\"008\",\"big\":1}\n");
        assertEquals("events(m:string, d:dynamic, id:string, big:string)", read.schema());
        assertEquals(List.of("1|\"x\"|007|123456789012345678901", "a|{}|008|1"), read.texts());
    }

    @Test
    void givesCloudTrailRecordsTheirPublishedColumns() throws IOException {
        ReadFile read =
                read(
                        "{\"Records\":[{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"AssumedRole\","
                                + "\"principalId\":\"AID\",\"sessionContext\":{\"sessionIssuer\":{\"userName\":\"ops\"},"
                                + "\"attributes\":{\"mfaAuthenticated\":\"false\"}},\"extra\":1},"
                                + "\"eventTime\":\"2023-07-10T11:42:18Z\",\"eventSource\":\"s3.amazonaws.com\","
                                + "\"eventName\":\"GetObject\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"1.2.3.4\","
                                + "\"requestParameters\":{\"k\": 1},\"eventType\":\"AwsApiCall\",\"readOnly\":true,"
                                + "\"more\":[1]}]}");
        String schema = read.schema();
        assertTrue(
                schema.startsWith("AWSCloudTrail(TimeGenerated:datetime, EventName:string"),
                schema);
        assertTrue(schema.contains("RequestParameters:string"), schema);
        String row = read.texts().getFirst();
        assertTrue(
                row.startsWith(
                        "2023-07-10T11:42:18.0000000Z|GetObject|s3.amazonaws.com|AwsApiCall|1.08|"),
                row);
        assertTrue(row.contains("|{\"k\":1}|"), row);
        assertTrue(row.contains("|AssumedRole|AID|"), row);
        assertTrue(row.contains("|ops|false|"), row);
        assertTrue(row.endsWith("|[1]|{\"userIdentity.extra\":1}"), row);
    }

    @Test
    void boundsTheDepthOfNesting() throws IOException {
        String deep = "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}\n";
        ReadFile read = read("{\"a\":[1]}\n" + deep + "{\"a\":[2]}\n");
        assertEquals(List.of("[1]", "[2]"), read.texts());
        assertTrue(read.rejects().getFirst().contains("nested deeper than 512"));
    }
}
