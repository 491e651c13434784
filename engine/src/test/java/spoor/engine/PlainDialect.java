package spoor.engine;

import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Body;
import spoor.model.KqlType;

/// A dialect that spells everything plainly, for tests of the writer.
final class PlainDialect implements Dialect {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String parameter(int number) {
        return "$" + number;
    }

    @Override
    public String type(KqlType type) {
        return type.name();
    }

    @Override
    public Optional<Body.Spelling> spelling(String signatureId) {
        return Optional.empty();
    }

    @Override
    public String javaFunction(String signatureId) {
        return "java_" + signatureId;
    }

    @Override
    public String rowOrder() {
        return "rowid";
    }

    @Override
    public String series(String count) {
        return "SELECT series(" + count + ") AS i";
    }

    @Override
    public String jsonArray(String element, String order, String filter, long most) {
        return "json_array(" + element + ")";
    }

    @Override
    public String jsonSet(String element, String filter, long most) {
        return "json_set(" + element + ")";
    }

    @Override
    public String percentile(String operand, double fraction, String filter) {
        return "percentile(" + operand + ", " + fraction + ")";
    }

    @Override
    public String elements(String jsonArray) {
        return "elements(" + jsonArray + ")";
    }

    @Override
    public String elementNumbers(List<String> jsonArrays) {
        return "element_numbers(" + String.join(", ", jsonArrays) + ")";
    }

    @Override
    public Optional<String> hash(List<String> operands) {
        return Optional.empty();
    }

    @Override
    public String named(String name, boolean once) {
        return name + " AS";
    }

    @Override
    public String wrappingSum(String operand, String filter) {
        return "sum(" + operand + ")";
    }
}
