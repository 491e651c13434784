package spoor.formats.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.delimited.DelimitedSample;

/// Network flows as delimited text: NFStream, Argus, nfdump, NetFlow 9 by its field names,
/// CICFlowMeter, Azure Traffic Analytics, NSL-KDD.
public final class FlowFormat implements Format {
    private static final int SCORE = 92;

    @Override
    public Description description() {
        return new Description(
                "flows",
                "Network flows as delimited text: NFStream, Argus, nfdump, NetFlow 9, CICFlowMeter,"
                        + " Azure Traffic Analytics, NSL-KDD; one vocabulary for all.",
                "a header with the columns of one of them, or records of 41 to 43 cells that begin"
                        + " as those of NSL-KDD do",
                FlowColumns.TABLE);
    }

    @Override
    public Recognition recognise(Sample sample) {
        Optional<List<String>> features = KddGuess.names(sample);
        if (features.isEmpty() && !mayHaveHeader(sample)) {
            return new Refused("its first line names no columns of flows");
        }
        DelimitedSample.Answer answer = DelimitedSample.of(sample);
        if (answer.sample().isEmpty()) {
            return new Refused(answer.refusal());
        }
        DelimitedSample found = answer.sample().get();
        if (features.isPresent() && !found.header()) {
            return features(found, features.get());
        }
        Optional<FlowDialect> dialect =
                found.header() ? FlowDialect.of(found.names()) : Optional.empty();
        if (dialect.isEmpty()) {
            return new Refused("its header names no columns of flows");
        }
        List<String> names = NfstreamHeader.complete(found.names());
        boolean completed = !names.equals(found.names());
        FlowTable table = FlowTable.of(found, names, dialect.get());
        List<String> assumptions = new ArrayList<>(table.assumptions());
        assumptions.addAll(
                completed
                        ? List.of(
                                "the header is cut short; its columns are taken for those of"
                                        + " NFStream in their order"
                                        + (names.contains("Activity") ? " and four labels" : ""))
                        : found.assumptions());
        return new Recognised(
                SCORE,
                "the columns of " + dialect.get().name() + " flows",
                table.reading(),
                assumptions);
    }

    /// Looks at the first line only: most delimited files are none of flows.
    private static boolean mayHaveHeader(Sample sample) {
        String line = FirstLine.of(sample.head()).replace("\"", "");
        for (String delimiter : List.of(",", "\t", ";", "\\|")) {
            if (FlowDialect.of(List.of(line.split(delimiter, -1))).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Recognition features(DelimitedSample found, List<String> features) {
        if (found.columns() != features.size() || found.names().size() > features.size()) {
            return new Refused("its records have " + found.columns() + " cells");
        }
        FlowTable table = FlowTable.of(found, features, FlowDialects.KDD);
        List<String> assumptions = new ArrayList<>(table.assumptions());
        assumptions.add(
                "the file has no header; it is taken for NSL-KDD with its 41 features"
                        + (features.size() > 41 ? ", the label" : "")
                        + (features.size() > 42 ? " and the difficulty" : ""));
        return new Recognised(
                SCORE,
                features.size() + " cells a record, as NSL-KDD has them",
                table.reading(),
                assumptions);
    }
}
