package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Argument;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Parameter;
import spoor.kql.functions.Parameter.Occurs;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;
import spoor.model.Span;

/// Chooses the signature of a call and converts its arguments.
final class Calls {
    private final Context context;

    Calls(Context context) {
        this.context = context;
    }

    /// A call of a catalogue function, or a problem that names what was given.
    Bound apply(String name, List<Bound> arguments, Span span) {
        Function function =
                Functions.named(name)
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL110", span, "'" + name + "' is not supported yet"));
        return apply(function, name, arguments, span);
    }

    Bound apply(Function function, String name, List<Bound> arguments, Span span) {
        Optional<Match> best = best(function, arguments);
        if (best.isPresent()) {
            return convert(best.get(), arguments, span);
        }
        Optional<List<Bound>> reconciled = new Reconciliation(this, span).of(name, arguments);
        best = reconciled.flatMap(brought -> best(function, brought));
        if (best.isEmpty()) {
            throw context.fail(
                    "KQL111",
                    span,
                    "'" + name + "' does not take (" + types(arguments) + ")",
                    usage(function, name));
        }
        return convert(best.get(), reconciled.orElse(arguments), span);
    }

    private static Optional<Match> best(Function function, List<Bound> arguments) {
        Optional<Match> best = Optional.empty();
        for (Signature signature : function.signatures()) {
            Optional<Match> match = match(signature, arguments);
            if (match.isPresent() && (best.isEmpty() || match.get().cost() < best.get().cost())) {
                best = match;
            }
        }
        return best;
    }

    private static String types(List<Bound> arguments) {
        return String.join(
                ", ", arguments.stream().map(argument -> argument.type().kqlName()).toList());
    }

    private static String usage(Function function, String name) {
        if (function.signatures().isEmpty()) {
            return "";
        }
        List<String> forms = new ArrayList<>();
        for (Signature signature : function.signatures()) {
            List<String> parameters = new ArrayList<>();
            for (Parameter parameter : signature.parameters()) {
                String types =
                        parameter.accepts().size() == KqlType.values().length
                                ? "any"
                                : String.join(
                                        "|",
                                        parameter.accepts().stream()
                                                .map(KqlType::kqlName)
                                                .sorted()
                                                .toList());
                String constant = parameter.constant() ? "constant " : "";
                parameters.add(
                        switch (parameter.occurs()) {
                            case ONCE, PAIRS -> constant + types;
                            case OPTIONAL -> "[" + constant + types + "]";
                            case REPEATED -> constant + types + ", ...";
                        });
            }
            forms.add(name + "(" + String.join(", ", parameters) + ")");
        }
        return "it takes " + String.join(" or ", forms.stream().distinct().limit(4).toList());
    }

    /// @param targets the type each argument is widened to before its parameter's conversion
    private record Match(
            Signature signature, List<Parameter> parameters, List<KqlType> targets, int cost) {}

    private static Optional<Match> match(Signature signature, List<Bound> arguments) {
        Optional<List<Parameter>> parameters = spread(signature.parameters(), arguments.size());
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        Optional<KqlType> common = common(parameters.get(), arguments);
        if (common.isEmpty() && parameters.get().stream().anyMatch(Parameter::common)) {
            return Optional.empty();
        }
        List<KqlType> targets = new ArrayList<>();
        int cost = 0;
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = parameters.get().get(i);
            Bound argument = arguments.get(i);
            if (parameter.constant() && !(argument instanceof Bound.Constant)) {
                return Optional.empty();
            }
            KqlType from = parameter.common() ? common.orElseThrow() : argument.type();
            Optional<KqlType> target = target(from, parameter);
            if (target.isEmpty()) {
                return Optional.empty();
            }
            targets.add(target.get());
            cost += distance(argument.type(), target.get());
            if (parameter.passedAs().isPresent() && parameter.passedAs().get() != target.get()) {
                cost += 10;
            }
        }
        return Optional.of(new Match(signature, parameters.get(), targets, cost));
    }

    /// The parameter of each argument.
    private static Optional<List<Parameter>> spread(List<Parameter> parameters, int count) {
        if (parameters.size() == count && isPlain(parameters)) {
            return Optional.of(parameters);
        }
        List<Parameter> spread = new ArrayList<>();
        List<Parameter> pairs =
                parameters.stream().filter(p -> p.occurs() == Occurs.PAIRS).toList();
        if (!pairs.isEmpty()) {
            return spreadPairs(parameters, pairs, count);
        }
        for (Parameter parameter : parameters) {
            switch (parameter.occurs()) {
                case ONCE -> {
                    if (spread.size() == count) {
                        return Optional.empty();
                    }
                    spread.add(parameter);
                }
                case OPTIONAL -> {
                    if (spread.size() < count) {
                        spread.add(parameter);
                    }
                }
                case REPEATED, PAIRS -> {
                    while (spread.size() < count) {
                        spread.add(parameter);
                    }
                }
            }
        }
        return spread.size() == count ? Optional.of(spread) : Optional.empty();
    }

    private static boolean isPlain(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.occurs() != Occurs.ONCE) {
                return false;
            }
        }
        return true;
    }

    private static Optional<List<Parameter>> spreadPairs(
            List<Parameter> parameters, List<Parameter> pairs, int count) {
        List<Parameter> tail = parameters.stream().filter(p -> p.occurs() != Occurs.PAIRS).toList();
        int paired = count - tail.size();
        if (paired < pairs.size() || paired % pairs.size() != 0) {
            return Optional.empty();
        }
        List<Parameter> spread = new ArrayList<>();
        for (int i = 0; i < paired; i++) {
            spread.add(pairs.get(i % pairs.size()));
        }
        spread.addAll(tail);
        return Optional.of(spread);
    }

    private static Optional<KqlType> common(List<Parameter> parameters, List<Bound> arguments) {
        Optional<KqlType> common = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            if (parameters.get(i).common()) {
                KqlType type = arguments.get(i).type();
                if (common.isEmpty()) {
                    common = Optional.of(type);
                } else {
                    common = Types.common(common.get(), type);
                    if (common.isEmpty()) {
                        return common;
                    }
                }
            }
        }
        return common;
    }

    private static Optional<KqlType> target(KqlType from, Parameter parameter) {
        if (parameter.accepts().contains(from)) {
            return Optional.of(from);
        }
        for (KqlType wider : Types.wider(from)) {
            if (parameter.accepts().contains(wider)) {
                return Optional.of(wider);
            }
        }
        return Optional.empty();
    }

    private static int distance(KqlType from, KqlType to) {
        return from == to ? 0 : 1 + Types.wider(from).indexOf(to);
    }

    private Bound convert(Match match, List<Bound> arguments, Span span) {
        List<Bound> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Bound widened = Types.widen(arguments.get(i), match.targets().get(i));
            Optional<KqlType> passed = match.parameters().get(i).passedAs();
            converted.add(
                    passed.isPresent() && passed.get() != widened.type()
                            ? to(passed.get(), widened, span)
                            : widened);
        }
        Signature signature = match.signature();
        List<Argument> known = converted.stream().map(Calls::argument).toList();
        signature
                .check()
                .problem(known)
                .ifPresent(problem -> {
                    throw context.fail("KQL132", span, problem);
                });
        KqlType type = signature.result().type(known);
        boolean nullable =
                switch (signature.nulls()) {
                    case NEVER -> false;
                    case FROM_ARGUMENTS -> converted.stream().anyMatch(Bound::nullable);
                    case POSSIBLE -> true;
                };
        Bound.Apply apply = new Bound.Apply(signature, converted, type, nullable);
        context.weigh(apply, span);
        return apply;
    }

    /// What is known of a bound argument.
    static Argument argument(Bound bound) {
        boolean constant = bound instanceof Bound.Constant;
        Optional<Object> value =
                bound instanceof Bound.Constant known ? known.value() : Optional.empty();
        return new Argument(bound.type(), bound.nullable(), constant, value);
    }

    /// Converts a value by the rules of `tostring`, `tolong`, ...; to `dynamic` as a JSON value.
    Bound to(KqlType type, Bound value, Span span) {
        if (value.type() == type) {
            return value;
        }
        if (Types.wider(value.type()).contains(type)) {
            return Types.widen(value, type);
        }
        String name =
                switch (type) {
                    case BOOL -> "tobool";
                    case INT -> "toint";
                    case LONG -> "tolong";
                    case REAL -> "todouble";
                    case DECIMAL -> "todecimal";
                    case STRING -> "tostring";
                    case DATETIME -> "todatetime";
                    case TIMESPAN -> "totimespan";
                    case DYNAMIC -> "$dynamic";
                    case GUID -> "toguid";
                };
        return apply(name, List.of(value), span);
    }
}
