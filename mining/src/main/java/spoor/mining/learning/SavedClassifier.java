package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.models.ModelFile;
import spoor.mining.models.ModelHead;
import spoor.mining.models.ModelParser;
import spoor.model.Column;

/// A classifier with what its file says of it.
public record SavedClassifier(ModelHead head, Classifier classifier) {
    public static final String KIND = "classifier";
    private static final int VERSION = 1;
    private static final int MOST_VALUES = 1_000_000;

    /// @param data what it was fitted with
    public static SavedClassifier of(
            String name,
            Learner learner,
            Classifier classifier,
            DataSet data,
            String label,
            Instant trained) {
        Encoding encoding = classifier.encoding();
        Map<String, Long> classes = new LinkedHashMap<>();
        long[] weights = data.classWeights();
        for (int k = 0; k < weights.length; k++) {
            classes.put(encoding.classes().get(k), weights[k]);
        }
        return new SavedClassifier(
                new ModelHead(
                        KIND,
                        VERSION,
                        name,
                        trained,
                        learner.name(),
                        learner.settings(),
                        encoding.features().stream().map(Feature::column).toList(),
                        label,
                        data.totalWeight(),
                        classes),
                classifier);
    }

    public void write(Path file) {
        ModelFile.write(file, head, this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("values");
        for (Feature feature : classifier.encoding().features()) {
            json.writeRaw('\n');
            json.writeStartArray();
            switch (feature) {
                case Feature.Numeric _ -> {}
                case Feature.Category category -> {
                    for (String value : category.values()) {
                        json.writeString(value);
                    }
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        classifier.write(json);
    }

    /// @throws spoor.model.SpoorException when there is none of that name or it cannot be read
    public static SavedClassifier read(Path file, String name) {
        return ModelFile.read(file, name, KIND, VERSION, SavedClassifier::read);
    }

    private static SavedClassifier read(ModelHead head, ModelParser parser) throws IOException {
        List<Feature> features = new ArrayList<>();
        parser.field("values");
        parser.beginList();
        for (Column column : head.columns()) {
            List<String> values = parser.texts(MOST_VALUES);
            for (int i = 1; i < values.size(); i++) {
                parser.expect(
                        values.get(i - 1).compareTo(values.get(i)) < 0, "values out of order");
            }
            boolean number = Feature.isNumber(column.type());
            parser.expect(!number || values.isEmpty(), "values of a number");
            features.add(
                    number ? new Feature.Numeric(column) : new Feature.Category(column, values));
        }
        parser.endList();
        List<String> classes = List.copyOf(head.classes().keySet());
        parser.expect(!classes.isEmpty() && !features.isEmpty(), "no class or no column");
        Encoding encoding = new Encoding(features, classes);
        return new SavedClassifier(head, Learners.read(head.method(), parser, encoding));
    }
}
