package spoor.kql.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;

/// Binds functions that give several columns: `extend (rsquare, slope) = series_fit_line(y)`. The
/// function is computed once, into an array; its columns are the elements.
final class SeveralColumns {
    private record Part(String suffix, KqlType type) {}

    private static final Map<String, List<Part>> FORMS =
            Map.of(
                    "series_fft",
                    dynamics("real", "imag"),
                    "series_ifft",
                    dynamics("real", "imag"),
                    "series_stats",
                    List.of(
                            new Part("min", KqlType.REAL),
                            new Part("min_idx", KqlType.LONG),
                            new Part("max", KqlType.REAL),
                            new Part("max_idx", KqlType.LONG),
                            new Part("avg", KqlType.REAL),
                            new Part("stdev", KqlType.REAL),
                            new Part("variance", KqlType.REAL)),
                    "series_fit_line",
                    List.of(
                            new Part("rsquare", KqlType.REAL),
                            new Part("slope", KqlType.REAL),
                            new Part("variance", KqlType.REAL),
                            new Part("rvariance", KqlType.REAL),
                            new Part("interception", KqlType.REAL),
                            new Part("line_fit", KqlType.DYNAMIC)),
                    "series_fit_2lines",
                    List.of(
                            new Part("rsquare", KqlType.REAL),
                            new Part("split_idx", KqlType.LONG),
                            new Part("variance", KqlType.REAL),
                            new Part("rvariance", KqlType.REAL),
                            new Part("line_fit", KqlType.DYNAMIC),
                            new Part("right_rsquare", KqlType.REAL),
                            new Part("right_slope", KqlType.REAL),
                            new Part("right_interception", KqlType.REAL),
                            new Part("right_variance", KqlType.REAL),
                            new Part("right_rvariance", KqlType.REAL),
                            new Part("left_rsquare", KqlType.REAL),
                            new Part("left_slope", KqlType.REAL),
                            new Part("left_interception", KqlType.REAL),
                            new Part("left_variance", KqlType.REAL),
                            new Part("left_rvariance", KqlType.REAL)),
                    "series_fit_poly",
                    List.of(
                            new Part("rsquare", KqlType.REAL),
                            new Part("coefficients", KqlType.DYNAMIC),
                            new Part("variance", KqlType.REAL),
                            new Part("rvariance", KqlType.REAL),
                            new Part("poly_fit", KqlType.DYNAMIC)),
                    "series_decompose",
                    dynamics("baseline", "seasonal", "trend", "residual"),
                    "series_decompose_forecast",
                    dynamics("baseline", "seasonal", "trend", "residual"),
                    "series_decompose_anomalies",
                    dynamics("ad_flag", "ad_score", "baseline"));

    private final Staged staged;
    private final Context context;

    SeveralColumns(Staged staged) {
        this.staged = staged;
        this.context = staged.context();
    }

    private static List<Part> dynamics(String... suffixes) {
        return java.util.Arrays.stream(suffixes)
                .map(suffix -> new Part(suffix, KqlType.DYNAMIC))
                .toList();
    }

    static boolean isSeveral(Expr expression) {
        return expression instanceof Expr.Call call && FORMS.containsKey(call.name());
    }

    /// The columns: all of them without a name, the first under one name, under several names the
    /// first ones and the others under their own.
    List<Assignment> bind(Query.Item item, Collection<String> taken) {
        if (!(item.expression() instanceof Expr.Call call)) {
            throw new IllegalStateException("no call: " + item);
        }
        List<Part> parts = FORMS.get(call.name());
        if (parts == null) {
            throw new IllegalStateException(call.name());
        }
        if (item.names().size() > parts.size()) {
            throw context.fail(
                    "KQL123",
                    item.span(),
                    "'"
                            + call.name()
                            + "' gives "
                            + parts.size()
                            + " columns, not "
                            + item.names().size());
        }
        Symbol array = array(call);
        List<String> used = new ArrayList<>(taken);
        List<Assignment> columns = new ArrayList<>();
        int wanted = item.names().size() == 1 ? 1 : parts.size();
        for (int i = 0; i < wanted; i++) {
            String name =
                    i < item.names().size()
                            ? item.names().get(i)
                            : Naming.unique(name(call, parts.get(i)), used);
            used.add(name);
            Bound value = element(array, i, parts.get(i).type(), call);
            columns.add(new Assignment(new Symbol(name, value.type(), value.nullable()), value));
        }
        return columns;
    }

    private static String name(Expr.Call call, Part part) {
        String of =
                call.arguments().isEmpty()
                        ? ""
                        : Naming.of(call.arguments().getFirst().value()).orElse("");
        return call.name() + "_" + of + "_" + part.suffix();
    }

    private Symbol array(Expr.Call call) {
        List<Bound> arguments = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            arguments.add(Folding.fold(staged.bind(argument.value())));
        }
        return staged.column(new Calls(context).apply("$" + call.name(), arguments, call.span()));
    }

    private Bound element(Symbol array, int index, KqlType type, Expr.Call call) {
        Bound place = new Bound.Constant(KqlType.LONG, Optional.of((long) index));
        Calls calls = new Calls(context);
        Bound element = calls.apply("$element", List.of(new Bound.Ref(array), place), call.span());
        return calls.to(type, element, call.span());
    }
}
