package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spoor.mining.models.ModelHead;
import spoor.model.Column;
import spoor.workbench.Case;
import spoor.workbench.external.KeptModel;

/// `spoor models --case DIR`
@Command(
        name = "models",
        description = "List the trained models of a case.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
    private static final int MOST_NAMED = 6;

    @Mixin CaseOption chosen = new CaseOption();

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How to print them: ${COMPLETION-CANDIDATES}.")
    AccountFormat format = AccountFormat.TABLE;

    @Option(
            names = "--raw",
            description = "Print what models hold as it is, control characters too.")
    boolean raw;

    private final Console console;
    private final Clock clock;

    ModelsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (Case opened = chosen.existing(clock)) {
            List<KeptModel> models = opened.texts().models();
            switch (format) {
                case TABLE -> print(models);
                case JSON -> {
                    try (JsonGenerator json = Json.pretty(console.out(), raw)) {
                        json.writeStartArray();
                        for (KeptModel model : models) {
                            write(model, json);
                        }
                        json.writeEndArray();
                    }
                    console.out().println();
                }
            }
        }
        return 0;
    }

    private void print(List<KeptModel> models) {
        if (models.isEmpty()) {
            console.out()
                    .println(
                            "no models: evaluate classify(..., save='name') and"
                                    + " templates(..., model='name') keep theirs");
            return;
        }
        TextTable table =
                new TextTable(
                        List.of(
                                "model", "kind", "method", "label", "classes", "columns", "rows",
                                "trained", "size"),
                        List.of(false, false, false, false, false, false, true, false, true),
                        raw);
        for (KeptModel model : models) {
            table.add(
                    model.head()
                            .map(head -> row(model, head))
                            .orElseGet(() ->
                                    List.of(
                                            model.name(),
                                            "damaged",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            Sizes.of(model.bytes()))));
        }
        table.print(console.out());
        for (KeptModel model : models) {
            if (model.head().isEmpty()) {
                console.note(model.problem());
            }
        }
    }

    private static List<String> row(KeptModel model, ModelHead head) {
        return List.of(
                model.name(),
                head.kind(),
                head.method(),
                head.label(),
                names(head.classes().keySet().stream().toList()),
                names(head.columns().stream().map(Column::name).toList()),
                head.rows() == 0 ? "" : String.format(Locale.ROOT, "%,d", head.rows()),
                head.trained().truncatedTo(ChronoUnit.SECONDS).toString(),
                Sizes.of(model.bytes()));
    }

    private static String names(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static void write(KeptModel model, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", model.name());
        json.writeNumberField("bytes", model.bytes());
        if (model.head().isEmpty()) {
            json.writeStringField("problem", model.problem());
            json.writeEndObject();
            return;
        }
        ModelHead head = model.head().get();
        json.writeStringField("kind", head.kind());
        json.writeNumberField("version", head.version());
        json.writeStringField("method", head.method());
        json.writeStringField("trained", head.trained().toString());
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : head.settings().entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        json.writeStringField("label", head.label());
        json.writeNumberField("rows", head.rows());
        json.writeArrayFieldStart("columns");
        for (Column column : head.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("classes");
        for (Map.Entry<String, Long> one : head.classes().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", one.getKey());
            json.writeNumberField("rows", one.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
