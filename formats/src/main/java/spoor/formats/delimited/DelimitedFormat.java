package spoor.formats.delimited;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.TableName;
import spoor.formats.schemas.KnownSchema;
import spoor.formats.schemas.TypedColumns;

/// Comma, tab, semicolon or pipe between the cells, a record a line unless a cell is quoted.
public final class DelimitedFormat implements Format {
    @Override
    public Description description() {
        return new Description(
                "delimited",
                "Text with a comma, tab, semicolon or pipe between its cells, with a header or"
                        + " without.",
                "most records have the same number of cells, at least two",
                "OfficeActivity, SigninLogs, SecurityEvent, DeviceProcessEvents and others by their"
                        + " columns; else named after the file");
    }

    @Override
    public Recognition recognise(Sample sample) {
        DelimitedSample.Answer answer = DelimitedSample.of(sample);
        if (answer.sample().isEmpty()) {
            return new Refused(answer.refusal());
        }
        DelimitedSample found = answer.sample().get();
        TypedColumns typed = TypedColumns.of(found.names(), found.guesses(), Optional.empty());
        List<String> assumptions = new ArrayList<>(typed.assumptions());
        assumptions.addAll(found.assumptions());
        return new Recognised(
                score(found, typed),
                found.columns()
                        + " cells a record, split at each "
                        + found.delimiterName()
                        + typed.schema().map(schema -> ", columns of " + schema.table()).orElse(""),
                found.reading(
                        typed.schema()
                                .map(KnownSchema::table)
                                .orElseGet(() -> TableName.of(sample.fileName())),
                        typed.columns(),
                        typed.types(),
                        typed.timeColumn()),
                assumptions);
    }

    private static int score(DelimitedSample found, TypedColumns typed) {
        int score = typed.schema().isPresent() ? 60 : 30;
        return score + (int) (10 * found.share()) + Math.min(found.columns(), 10);
    }
}
