package spoor.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.Miner.Argument;
import spoor.model.Problem;

/// Matches the arguments of a call to the names of parameters: named ones by their name, the others
/// in order.
final class GivenArguments {
    private GivenArguments() {}

    /// The arguments of each parameter that has some; what fits none is noted as a problem.
    ///
    /// @param names the parameters in positional order
    /// @param gathering the parameter that takes every unnamed column from its place on; '' for
    ///   none
    static Map<String, List<Argument>> match(
            String miner,
            Miner.Call call,
            List<String> names,
            String gathering,
            List<Problem> problems) {
        Map<String, List<Argument>> given = new HashMap<>();
        int place = 0;
        for (Argument argument : call.arguments()) {
            String name;
            if (argument.name().isPresent()) {
                name = argument.name().get();
                if (!names.contains(name)) {
                    problems.add(
                            surplus(
                                    argument,
                                    "'" + miner + "' has no argument '" + name + "'",
                                    names));
                    continue;
                }
            } else {
                while (place < names.size() && !fits(names.get(place), gathering, argument)) {
                    place++;
                }
                if (place == names.size()) {
                    problems.add(
                            surplus(argument, "too many arguments for '" + miner + "'", names));
                    continue;
                }
                name = names.get(place);
                if (!name.equals(gathering)) {
                    place++;
                }
            }
            List<Argument> before = given.computeIfAbsent(name, key -> new ArrayList<>());
            if (!before.isEmpty() && !name.equals(gathering)) {
                problems.add(
                        new Problem(
                                "MINE005",
                                argument.span(),
                                "argument '" + name + "' is given twice",
                                "keep one of the two"));
                continue;
            }
            before.add(argument);
        }
        return given;
    }

    private static Problem surplus(Argument argument, String message, List<String> names) {
        return new Problem(
                "MINE001",
                argument.span(),
                message,
                "its parameters are " + String.join(", ", names));
    }

    /// A gathering parameter lets a constant pass on to the next parameter.
    private static boolean fits(String name, String gathering, Argument argument) {
        return !name.equals(gathering) || !(argument instanceof Argument.OfConstant);
    }
}
