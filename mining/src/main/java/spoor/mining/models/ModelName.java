package spoor.mining.models;

import java.util.Set;
import spoor.mining.Arguments;
import spoor.model.KqlType;

/// The name of a model as an argument. A name is also the name of a file.
public final class ModelName {
    private ModelName() {}

    /// The name that an argument gives; '' when it was not given or is none.
    public static String read(Arguments arguments, String miner, String argument) {
        String hint = "give letters, digits, - and _, at most 64";
        Object name = arguments.constant(argument, Set.of(KqlType.STRING), hint).orElse("");
        if (!name.toString().matches("[A-Za-z0-9_-]{0,64}")) {
            arguments.problem(
                    "MINE004",
                    arguments.span(argument),
                    "argument '" + argument + "' of '" + miner + "' is no name of a model",
                    hint);
            return "";
        }
        return name.toString();
    }
}
