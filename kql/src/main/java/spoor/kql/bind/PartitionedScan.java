package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spoor.kql.bind.Relation.Assignment;
import spoor.model.KqlType;
import spoor.model.Span;

/// `scan` over rows in parts: each part's rows side by side, each part begins anew, and the columns
/// that tell the parts apart go through.
final class PartitionedScan {
    private final Context context;
    private final Span span;

    PartitionedScan(Context context, Span span) {
        this.context = context;
        this.span = span;
    }

    static boolean isScan(Relation.Mine mine) {
        return mine.call().name().equals(ScanLogic.STEP);
    }

    PartitionWise.Lifted lift(Relation.Mine mine, PartitionWise.Lifted input) {
        List<Symbol> further =
                Stream.concat(input.keys().stream(), input.carried().stream()).toList();
        Symbol begins = new Symbol("$restart", KqlType.BOOL, true);
        List<Symbol> places = new ArrayList<>(mine.input().columns());
        places.add(begins);
        further.stream().filter(symbol -> !places.contains(symbol)).forEach(places::add);
        Relation.PluginCall call =
                new Relation.PluginCall(
                        mine.call().name(),
                        places.stream().map(Symbol::column).toList(),
                        List.of(
                                new Relation.PluginArgument.OfSteps(
                                        logic(mine)
                                                .inParts(
                                                        places.indexOf(begins),
                                                        further.stream()
                                                                .map(places::indexOf)
                                                                .toList()))),
                        mine.call().span());
        List<Symbol> copies = further.stream().map(PartitionedScan::copy).toList();
        List<Symbol> columns = Stream.concat(mine.columns().stream(), copies.stream()).toList();
        Relation scanned = new Relation.Mine(marked(input, begins, places), call, columns);
        int keys = input.keys().size();
        return new PartitionWise.Lifted(
                new Relation.Compute(scanned, List.of(), mine.columns()),
                copies.subList(0, keys),
                copies.subList(keys, copies.size()));
    }

    private static ScanLogic logic(Relation.Mine mine) {
        if (mine.call().arguments().getFirst() instanceof Relation.PluginArgument.OfSteps steps) {
            return steps.logic();
        }
        throw new IllegalStateException("a scan without steps");
    }

    private Relation marked(PartitionWise.Lifted input, Symbol begins, List<Symbol> places) {
        Symbol number = new Symbol("$number", KqlType.LONG, false);
        Relation sorted =
                new Relation.Sort(
                        input.relation(),
                        input.keys().stream()
                                .map(key -> new Relation.Key(key, true, true))
                                .toList());
        Relation numbered =
                new Relation.Window(sorted, List.of(PartitionWise.rowNumber(number)), input.keys());
        Bound one = new Bound.Constant(KqlType.LONG, Optional.of(1L));
        Bound first = new Calls(context).apply("==", List.of(new Bound.Ref(number), one), span);
        return new Relation.Compute(numbered, List.of(new Assignment(begins, first)), places);
    }

    private static Symbol copy(Symbol symbol) {
        return new Symbol(symbol.name(), symbol.type(), symbol.nullable());
    }
}
