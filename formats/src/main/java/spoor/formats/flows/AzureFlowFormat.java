package spoor.formats.flows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;
import spoor.formats.json.JsonSample;
import spoor.formats.json.JsonTable;

/// Flow logs of Azure network security groups (versions 1 and 2) and virtual networks: JSON records
/// that hold flow tuples.
public final class AzureFlowFormat implements Format {
    @Override
    public Description description() {
        return new Description(
                "azureflows",
                "Flow logs of Azure network security groups and virtual networks: JSON, a row for"
                        + " each flow tuple.",
                "JSON records with properties or flowRecords that hold flowTuples",
                FlowColumns.TABLE);
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        byte[] head = sample.head();
        int first = 0;
        while (first < head.length && (head[first] == ' ' || head[first] == '\n')) {
            first++;
        }
        boolean json = first < head.length && (head[first] == '{' || head[first] == '[');
        boolean tuples =
                json && new String(head, StandardCharsets.ISO_8859_1).contains("\"flowTuples\"");
        Optional<JsonSample> found = tuples ? JsonSample.of(sample) : Optional.empty();
        if (found.isEmpty()) {
            return new Refused("it is no JSON with flowTuples");
        }
        Set<String> names = found.get().names();
        String holder = names.contains("flowRecords") ? "flowRecords" : "properties";
        if (!names.contains(holder)) {
            return new Refused("its records have neither properties nor flowRecords");
        }
        JsonTable records =
                JsonTable.of(found.get(), FlowColumns.TABLE, Optional.empty(), (_, shown) -> shown);
        return new Recognised(
                93,
                "records with flow tuples in " + holder,
                AzureReading.of(records.reading(), holder),
                records.assumptions());
    }
}
