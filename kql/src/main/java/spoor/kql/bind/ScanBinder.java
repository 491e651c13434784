package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `scan`: what its steps compute without the state becomes columns of the input, the rest a
/// [ScanLogic].
final class ScanBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final List<Symbol> record = new ArrayList<>();
    private final List<Bound.Constant> defaults = new ArrayList<>();
    private final Map<Symbol, Bound> declared = new HashMap<>();
    private final Map<Symbol, StepValue> state = new HashMap<>();
    private final List<Symbol> places;
    private final List<Assignment> computed = new ArrayList<>();

    ScanBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.places = new ArrayList<>(input.columns());
    }

    Rows bind(Operator.Scan scan) {
        if (!input.serialized()) {
            throw context.fail(
                    "KQL125",
                    scan.span(),
                    "'scan' needs rows in order",
                    "put 'sort by ...' or 'serialize' before it");
        }
        for (Symbol column : input.columns()) {
            record.add(column);
            defaults.add(nothing(column.type()));
        }
        scan.columns().forEach(this::declare);
        List<ScanLogic.Step> steps = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Symbol> hidden = new ArrayList<>(input.hidden());
        for (Operator.ScanStep step : scan.steps()) {
            if (!names.add(step.name())) {
                throw context.fail(
                        "KQL123", step.span(), "two steps have the name '" + step.name() + "'");
            }
            hidden.addAll(stateOf(step.name(), steps.size()));
            steps.add(step(step, new Scope(record, hidden, input.broken())));
        }
        List<Symbol> columns = new ArrayList<>();
        record.forEach(column -> columns.add(new Symbol(column.name(), column.type(), true)));
        scan.matchId().ifPresent(name -> columns.add(matchId(name, scan.span())));
        ScanLogic logic =
                new ScanLogic(
                        defaults,
                        input.columns().size(),
                        scan.matchId().isPresent(),
                        -1,
                        List.of(),
                        steps);
        Relation prepared = new Relation.Compute(input.relation(), computed, places);
        return new Rows(
                new Relation.Mine(
                        prepared,
                        new Relation.PluginCall(
                                ScanLogic.STEP,
                                places.stream().map(Symbol::column).toList(),
                                List.of(new Relation.PluginArgument.OfSteps(logic)),
                                scan.span()),
                        columns),
                List.of(),
                true,
                input.broken());
    }

    private static Bound.Constant nothing(KqlType type) {
        return new Bound.Constant(
                type, type == KqlType.STRING ? Optional.of("") : Optional.empty());
    }

    private void refuseTaken(String name, Span span) {
        if (Naming.names(record).contains(name)) {
            throw context.fail("KQL123", span, "two columns have the name '" + name + "'");
        }
    }

    private Symbol matchId(String name, Span span) {
        refuseTaken(name, span);
        return new Symbol(name, KqlType.LONG, false);
    }

    private void declare(Statement.Parameter column) {
        refuseTaken(column.name(), column.span());
        String typeName = column.type().orElse("");
        KqlType type =
                KqlType.named(typeName)
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL007",
                                        column.span(),
                                        "unknown type '" + typeName + "'"));
        Bound.Constant value =
                column.defaultValue()
                        .map(given -> constant(type, given, column.span()))
                        .orElseGet(() -> nothing(type));
        Symbol symbol = new Symbol(column.name(), type, true);
        record.add(symbol);
        defaults.add(value);
        declared.put(symbol, value);
    }

    private Bound.Constant constant(KqlType type, Expr given, Span span) {
        Bound bound = binder(Scope.none()).bind(given);
        Bound value = Folding.fold(bound);
        if (value.type() != type && Types.wider(value.type()).contains(type)) {
            value = Types.widen(value, type);
        }
        if (value.type() != type || !(value instanceof Bound.Constant constant)) {
            throw context.fail(
                    "KQL111",
                    span,
                    "the default of a column of 'scan' must be a constant "
                            + type.kqlName()
                            + ", this is "
                            + (value instanceof Bound.Constant ? "" : "a computed ")
                            + value.type().kqlName());
        }
        return constant.value().isEmpty() ? nothing(type) : constant;
    }

    private ExpressionBinder binder(Scope scope) {
        return new ExpressionBinder(
                context,
                relations.environment(),
                scope,
                relations,
                ExpressionBinder.Extractor.none());
    }

    /// The columns `step.column`.
    private List<Symbol> stateOf(String step, int number) {
        List<Symbol> symbols = new ArrayList<>();
        for (int place = 0; place < record.size(); place++) {
            Symbol column = record.get(place);
            Symbol symbol = new Symbol(step + "." + column.name(), column.type(), true);
            state.put(symbol, new StepValue.State(number, place));
            symbols.add(symbol);
        }
        return symbols;
    }

    private ScanLogic.Step step(Operator.ScanStep step, Scope scope) {
        ExpressionBinder binder = binder(scope);
        Bound condition = binder.bind(step.condition());
        if (condition.type() == KqlType.DYNAMIC) {
            condition = binder.calls().to(KqlType.BOOL, condition, step.condition().span());
        }
        if (condition.type() != KqlType.BOOL) {
            throw context.fail(
                    "KQL122",
                    step.condition().span(),
                    "the condition of a step must be a bool, this is " + condition.type().kqlName(),
                    "compare it with something");
        }
        StepValue checked = value(condition, step.condition().span());
        List<ScanLogic.Assigned> assigned = new ArrayList<>();
        Set<Integer> fresh = new HashSet<>();
        for (Query.Item item : step.assignments()) {
            int place = item.name().map(Naming.names(record)::indexOf).orElse(-1);
            if (place < 0) {
                throw context.fail(
                        "KQL101",
                        item.span(),
                        "a step assigns to a column of the input or a declared one",
                        "declare it: scan declare (name: type) with (...)");
            }
            if (!fresh.add(place)) {
                throw context.fail(
                        "KQL123",
                        item.span(),
                        "a step assigns twice to '" + record.get(place).name() + "'");
            }
            Bound value = binder.bind(item.expression());
            KqlType type = record.get(place).type();
            if (Types.wider(value.type()).contains(type)) {
                value = Types.widen(value, type);
            }
            if (value.type() != type) {
                throw context.fail(
                        "KQL111",
                        item.span(),
                        "'"
                                + record.get(place).name()
                                + "' is "
                                + type.kqlName()
                                + ", the value is "
                                + value.type().kqlName(),
                        "convert it: to" + type.kqlName() + "(...)");
            }
            assigned.add(new ScanLogic.Assigned(place, value(value, item.span())));
        }
        return new ScanLogic.Step(step.output(), checked, assigned);
    }

    /// A declared column stands for its default.
    private Bound settled(Bound bound) {
        return switch (bound) {
            case Bound.Constant constant -> constant;
            case Bound.Ref ref -> declared.getOrDefault(ref.symbol(), ref);
            case Bound.Apply apply ->
                    new Bound.Apply(
                            apply.signature(),
                            apply.arguments().stream().map(this::settled).toList(),
                            apply.type(),
                            apply.nullable());
            case Bound.Widen widen -> Types.widen(settled(widen.operand()), widen.type());
            case Bound.ScalarQuery query -> query;
            case Bound.InQuery query ->
                    new Bound.InQuery(
                            settled(query.operand()),
                            query.relation(),
                            query.negated(),
                            query.caseSensitive());
        };
    }

    private boolean usesState(Bound bound) {
        return switch (bound) {
            case Bound.Constant constant -> false;
            case Bound.Ref ref -> state.containsKey(ref.symbol());
            case Bound.Apply apply -> apply.arguments().stream().anyMatch(this::usesState);
            case Bound.Widen widen -> usesState(widen.operand());
            case Bound.ScalarQuery query -> false;
            case Bound.InQuery query -> usesState(query.operand());
        };
    }

    private StepValue value(Bound bound, Span span) {
        return lowered(settled(bound), span);
    }

    private StepValue lowered(Bound bound, Span span) {
        if (!usesState(bound)) {
            return bound instanceof Bound.Constant constant
                    ? new StepValue.Constant(constant)
                    : new StepValue.Input(place(bound));
        }
        return switch (bound) {
            case Bound.Ref ref -> Objects.requireNonNull(state.get(ref.symbol()));
            case Bound.Apply apply -> {
                if (!StepValue.computes(apply.signature())) {
                    throw refused("'" + apply.signature().id() + "' of a step's state", span);
                }
                yield new StepValue.Apply(
                        apply.signature(),
                        apply.arguments().stream().map(part -> lowered(part, span)).toList());
            }
            case Bound.Widen widen ->
                    new StepValue.Widen(lowered(widen.operand(), span), widen.type());
            case Bound.InQuery query -> throw refused("'in' a table of a step's state", span);
            case Bound.Constant other -> throw new IllegalStateException("no state: " + other);
            case Bound.ScalarQuery other -> throw new IllegalStateException("no state: " + other);
        };
    }

    private Context.Failed refused(String what, Span span) {
        return context.fail(
                "KQL110",
                span,
                what + " is not supported within 'scan'",
                "assign the state to a column and compute this behind 'scan'");
    }

    private int place(Bound bound) {
        if (bound instanceof Bound.Ref ref) {
            if (!places.contains(ref.symbol())) {
                places.add(ref.symbol());
            }
            return places.indexOf(ref.symbol());
        }
        Symbol symbol = new Symbol("$step" + places.size(), bound.type(), bound.nullable());
        computed.add(new Assignment(symbol, bound));
        places.add(symbol);
        return places.size() - 1;
    }
}
