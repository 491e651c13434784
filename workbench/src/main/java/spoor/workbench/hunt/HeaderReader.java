package spoor.workbench.hunt;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.Span;
import spoor.workbench.Now;
import spoor.workbench.hunt.HuntHeader.ColumnNeed;
import spoor.workbench.hunt.HuntHeader.Findings;
import spoor.workbench.hunt.HuntHeader.Parameter;
import spoor.workbench.hunt.HuntHeader.TableNeed;

/// Reads front matter into a [HuntHeader]; all that is wrong is collected.
final class HeaderReader {
    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Pattern TECHNIQUE = Pattern.compile("T[0-9]{4}(\\.[0-9]{3})?");

    private final List<Problem> problems;
    private String title = "";
    private String description = "";
    private final List<String> techniques = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private Optional<Now> now = Optional.empty();
    private final List<TableNeed> tables = new ArrayList<>();
    private Optional<Findings> findings = Optional.empty();

    private HeaderReader(List<Problem> problems) {
        this.problems = problems;
    }

    static HuntHeader read(Yaml.Mapping mapping, List<Problem> problems) {
        HeaderReader reader = new HeaderReader(problems);
        mapping.entries().forEach(reader::entry);
        reader.refuseNamesGivenTwice();
        return new HuntHeader(
                reader.title,
                reader.description,
                reader.techniques,
                reader.parameters,
                reader.now,
                reader.tables,
                reader.findings);
    }

    private void entry(Yaml.Entry entry) {
        switch (entry.key()) {
            case "title" -> title = text(entry);
            case "description" -> description = text(entry);
            case "techniques" -> texts(entry.value(), "techniques").forEach(this::technique);
            case "now" -> now = now(entry);
            case "parameters" -> mapping(entry).forEach(this::parameter);
            case "tables" -> tables(entry);
            case "findings" -> findings = findings(entry);
            default ->
                    problem(
                            "HUNT002",
                            entry.keySpan(),
                            "unknown key '" + entry.key() + "' in the front matter",
                            "known: title, description, techniques, now, parameters, tables,"
                                    + " findings");
        }
    }

    private void technique(Yaml.Scalar scalar) {
        if (TECHNIQUE.matcher(scalar.text()).matches()) {
            techniques.add(scalar.text());
        } else {
            problem(
                    "HUNT003",
                    scalar.span(),
                    "'" + scalar.text() + "' is no ATT&CK technique",
                    "write for example T1114.003");
        }
    }

    private Optional<Now> now(Yaml.Entry entry) {
        String value = text(entry);
        Optional<Now> read = now(value);
        if (read.isEmpty()) {
            problem(
                    "HUNT004",
                    entry.value().span(),
                    "'now' is '" + value + "'",
                    "write last-event, clock, or a time such as 2026-09-21T00:00:00Z");
        }
        return read;
    }

    /// `last-event`, `clock`, or a time with its zone.
    static Optional<Now> now(String text) {
        return switch (text) {
            case "last-event" -> Optional.of(new Now.LastEvent());
            case "clock" -> Optional.of(new Now.Clock());
            default -> {
                try {
                    yield Optional.of(new Now.At(Instant.parse(text)));
                } catch (DateTimeParseException e) {
                    yield Optional.empty();
                }
            }
        };
    }

    private void parameter(Yaml.Entry entry) {
        name(entry.key(), entry.keySpan(), "parameter");
        Optional<KqlType> type = Optional.empty();
        Optional<String> defaultValue = Optional.empty();
        String about = "";
        for (Yaml.Entry property : mapping(entry)) {
            switch (property.key()) {
                case "type" -> type = type(text(property), property.value().span());
                case "default" -> defaultValue = Optional.of(text(property));
                case "description" -> about = text(property);
                default ->
                        problem(
                                "HUNT002",
                                property.keySpan(),
                                "unknown key '"
                                        + property.key()
                                        + "' in parameter '"
                                        + entry.key()
                                        + "'",
                                "known: type, default, description");
            }
        }
        if (type.isEmpty()) {
            if (mapping(entry).stream().noneMatch(property -> property.key().equals("type"))
                    && entry.value() instanceof Yaml.Mapping) {
                problem(
                        "HUNT005",
                        entry.keySpan(),
                        "parameter '" + entry.key() + "' has no type",
                        "write for example {type: timespan, default: 20m}");
            }
            return;
        }
        Span span = entry.keySpan();
        if (defaultValue.isPresent() && Literals.of(type.get(), defaultValue.get()).isEmpty()) {
            problem(
                    "HUNT006",
                    span,
                    "the default '"
                            + defaultValue.get()
                            + "' of parameter '"
                            + entry.key()
                            + "' is no "
                            + type.get().kqlName(),
                    Literals.example(type.get()));
            return;
        }
        parameters.add(new Parameter(entry.key(), type.get(), defaultValue, about, span));
    }

    private void tables(Yaml.Entry entry) {
        switch (entry.value()) {
            case Yaml.Sequence sequence -> {
                for (Yaml.Scalar name : texts(sequence, "tables")) {
                    tables.add(new TableNeed(name.text(), List.of(), name.span()));
                }
            }
            case Yaml.Mapping mapping -> mapping.entries().forEach(this::table);
            case Yaml.Scalar scalar ->
                    problem(
                            "HUNT007",
                            scalar.span(),
                            "'tables' is neither a list of names nor names with their columns",
                            "write for example 'tables: [OfficeActivity]'");
        }
    }

    private void table(Yaml.Entry entry) {
        name(entry.key(), entry.keySpan(), "table");
        List<ColumnNeed> columns = new ArrayList<>();
        for (Yaml.Entry property : mapping(entry)) {
            if (!property.key().equals("columns")) {
                problem(
                        "HUNT002",
                        property.keySpan(),
                        "unknown key '" + property.key() + "' in table '" + entry.key() + "'",
                        "known: columns");
                continue;
            }
            if (property.value() instanceof Yaml.Mapping typed) {
                for (Yaml.Entry column : typed.entries()) {
                    type(text(column), column.value().span())
                            .ifPresent(type ->
                                    columns.add(new ColumnNeed(column.key(), Optional.of(type))));
                }
            } else {
                for (Yaml.Scalar column : texts(property.value(), "columns")) {
                    columns.add(new ColumnNeed(column.text(), Optional.empty()));
                }
            }
        }
        tables.add(new TableNeed(entry.key(), columns, entry.keySpan()));
    }

    private Optional<Findings> findings(Yaml.Entry entry) {
        String block = "";
        List<String> columns = List.of();
        for (Yaml.Entry property : mapping(entry)) {
            switch (property.key()) {
                case "block" -> block = text(property);
                case "columns" ->
                        columns =
                                texts(property.value(), "columns").stream()
                                        .map(Yaml.Scalar::text)
                                        .toList();
                default ->
                        problem(
                                "HUNT002",
                                property.keySpan(),
                                "unknown key '" + property.key() + "' in 'findings'",
                                "known: block, columns");
            }
        }
        return Optional.of(new Findings(block, columns, entry.keySpan()));
    }

    private Optional<KqlType> type(String name, Span span) {
        Optional<KqlType> type = KqlType.named(name);
        if (type.isEmpty()) {
            problem(
                    "HUNT008",
                    span,
                    "unknown type '" + name + "'",
                    "known: bool, int, long, real, decimal, string, datetime, timespan, dynamic, guid");
        }
        return type;
    }

    private void name(String name, Span span, String what) {
        if (!NAME.matcher(name).matches()) {
            problem(
                    "HUNT009",
                    span,
                    "'" + name + "' cannot be the name of a " + what,
                    "use letters, digits and '_', no digit first");
        }
    }

    private void refuseNamesGivenTwice() {
        Set<String> names = new HashSet<>();
        parameters.forEach(parameter -> names.add(parameter.name()));
        for (TableNeed table : tables) {
            if (!names.add(table.name())) {
                problem(
                        "HUNT010",
                        table.span(),
                        "'" + table.name() + "' names two things",
                        "rename the table or the parameter");
            }
        }
    }

    private String text(Yaml.Entry entry) {
        if (entry.value() instanceof Yaml.Scalar scalar) {
            return scalar.text();
        }
        problem("HUNT007", entry.keySpan(), "'" + entry.key() + "' is not one text", "");
        return "";
    }

    private List<Yaml.Scalar> texts(Yaml value, String what) {
        List<Yaml.Scalar> texts = new ArrayList<>();
        if (!(value instanceof Yaml.Sequence sequence)) {
            problem("HUNT007", value.span(), "'" + what + "' is not a list", "write [a, b]");
            return texts;
        }
        for (Yaml item : sequence.items()) {
            if (item instanceof Yaml.Scalar scalar) {
                texts.add(scalar);
            } else {
                problem("HUNT007", item.span(), "an item of '" + what + "' is not one text", "");
            }
        }
        return texts;
    }

    private List<Yaml.Entry> mapping(Yaml.Entry entry) {
        if (entry.value() instanceof Yaml.Mapping mapping) {
            return mapping.entries();
        }
        problem(
                "HUNT007",
                entry.value().span(),
                "'" + entry.key() + "' is not a list of 'key: value'",
                "write {key: value}");
        return List.of();
    }

    private void problem(String code, Span span, String message, String hint) {
        problems.add(new Problem(code, span, message, hint));
    }
}
