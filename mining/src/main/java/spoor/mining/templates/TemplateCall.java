package spoor.mining.templates;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.model.Column;
import spoor.model.KqlType;

/// The arguments of `templates` and `template_list`, read.
///
/// @param model the name of the model to match and to learn; '' for none
record TemplateCall(
        Arguments arguments,
        Call call,
        Optional<Column> text,
        TemplateSettings settings,
        String model) {
    static final List<String> PARAMETERS =
            List.of("text", "miner", "depth", "similarity", "max_children", "masks", "model");
    static final String SIGNATURE =
            "(text, miner='standard', depth=4, similarity=0.5, max_children=100,"
                    + " masks=dynamic([...]), model='')";
    private static final String TREE_HINT = "add miner='drain', or leave it out";

    static TemplateCall read(String miner, Call call) {
        Arguments arguments = new Arguments(miner, call, PARAMETERS, "");
        Optional<Column> text =
                arguments.column(
                        "text", Set.of(KqlType.STRING), "name the column that holds the lines");
        TemplateSettings.Kind kind =
                TemplateSettings.Kind.named(
                        arguments.word(
                                "miner",
                                TemplateSettings.Kind.STANDARD.shown(),
                                TemplateSettings.Kind.names()));
        int depth =
                arguments.whole(
                        "depth",
                        TemplateSettings.DEPTH,
                        TemplateSettings.LEAST_DEPTH,
                        TemplateSettings.MOST_DEPTH);
        int children = arguments.whole("max_children", TemplateSettings.CHILDREN, 1);
        double similarity = similarity(miner, arguments);
        if (kind != TemplateSettings.Kind.DRAIN) {
            for (String name : List.of("depth", "similarity", "max_children")) {
                if (arguments.isGiven(name)) {
                    arguments.problem(
                            "MINE004",
                            arguments.span(name),
                            "argument '" + name + "' is one of miner='drain'",
                            TREE_HINT);
                }
            }
        }
        MaskSet masks = MaskArgument.read(arguments);
        return new TemplateCall(
                arguments,
                call,
                text,
                new TemplateSettings(kind, depth, similarity, children, masks),
                model(arguments));
    }

    private static double similarity(String miner, Arguments arguments) {
        String hint = "give a number from 0 to 1";
        Optional<Object> value =
                arguments.constant(
                        "similarity", Set.of(KqlType.REAL, KqlType.LONG, KqlType.INT), hint);
        if (value.isEmpty() || !(value.get() instanceof Number number)) {
            return TemplateSettings.SIMILARITY;
        }
        double similarity = number.doubleValue();
        if (!(similarity >= 0 && similarity <= 1)) {
            arguments.problem(
                    "MINE004",
                    arguments.span("similarity"),
                    "argument 'similarity' of '" + miner + "' is " + similarity,
                    hint);
            return TemplateSettings.SIMILARITY;
        }
        return similarity;
    }

    private static String model(Arguments arguments) {
        String hint = "give letters, digits, - and _, at most 64";
        Object name = arguments.constant("model", Set.of(KqlType.STRING), hint).orElse("");
        if (!name.toString().matches("[A-Za-z0-9_-]{0,64}")) {
            arguments.problem(
                    "MINE004", arguments.span("model"), "argument 'model' is no name", hint);
            return "";
        }
        return name.toString();
    }
}
