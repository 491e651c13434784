package spoor.workbench.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Plugins;
import spoor.kql.bind.Relation;
import spoor.mining.Miner;
import spoor.mining.Miners;
import spoor.mining.Surroundings;
import spoor.model.Column;
import spoor.model.Problem;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// The miners as the verbs of `evaluate`.
///
/// @param keeps whether they may keep what they learn in the case
record MinerPlugins(boolean keeps) implements Plugins {
    @Override
    public Optional<Checked> check(Relation.PluginCall call) {
        Optional<Problem> kept = keeps ? Optional.empty() : keeping(call);
        if (kept.isPresent()) {
            return Optional.of(new Checked(List.of(), List.of(kept.get())));
        }
        return Miners.named(call.name())
                .map(miner ->
                        switch (miner.check(call(call))) {
                            case Miner.Checked.Fine fine -> new Checked(fine.output(), List.of());
                            case Miner.Checked.Wrong wrong ->
                                    new Checked(List.of(), wrong.problems());
                        });
    }

    private static Optional<Problem> keeping(Relation.PluginCall call) {
        for (Relation.PluginArgument argument : call.arguments()) {
            if (argument instanceof Relation.PluginArgument.OfConstant constant
                    && constant.name().filter("save"::equals).isPresent()
                    && constant.constant().value().filter(""::equals).isEmpty()) {
                return Optional.of(
                        new Problem(
                                "MINE009",
                                constant.span(),
                                "'save' of '"
                                        + call.name()
                                        + "' keeps a model in the case, and a reader changes"
                                        + " nothing in it",
                                "leave 'save' out, or ask as a hunter ('spoor users role')"));
            }
        }
        return Optional.empty();
    }

    @Override
    public Collection<String> names() {
        return Miners.ALL.stream().map(miner -> miner.description().name()).toList();
    }

    /// Whether a call reads a column of its input.
    static boolean reads(Relation.PluginCall call, Column column) {
        boolean all = Miners.named(call.name()).map(Miner::keepsInput).orElse(true);
        return all
                || call.arguments().stream()
                        .anyMatch(argument ->
                                switch (argument) {
                                    case Relation.PluginArgument.OfColumn one ->
                                            one.column().name().equals(column.name());
                                    case Relation.PluginArgument.OfColumns several ->
                                            several.columns().stream()
                                                    .anyMatch(one ->
                                                            one.name().equals(column.name()));
                                    case Relation.PluginArgument.OfSteps steps -> true;
                                    case Relation.PluginArgument.OfConstant constant -> false;
                                });
    }

    /// Runs a checked call over its input.
    ///
    /// @param outputs which columns of the result are looked at, by index
    static RowCursor run(
            Relation.PluginCall call,
            List<Integer> outputs,
            RowCursor input,
            Stop stop,
            Surroundings surroundings) {
        if (call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Relation.PluginArgument.OfSteps steps) {
            return new ScanCursor(input, steps.logic());
        }
        Miner miner =
                Miners.named(call.name()).orElseThrow(() -> new IllegalStateException(call.name()));
        Miner.Call converted = call(call);
        List<Column> output =
                switch (miner.check(converted)) {
                    case Miner.Checked.Fine fine -> fine.output();
                    case Miner.Checked.Wrong wrong ->
                            throw new IllegalStateException(wrong.problems().toString());
                };
        Set<String> unasked = new HashSet<>();
        for (int i = 0; i < output.size(); i++) {
            if (!outputs.contains(i)) {
                unasked.add(output.get(i).name());
            }
        }
        Miner.Call asked =
                new Miner.Call(converted.input(), converted.arguments(), converted.span(), unasked);
        return new Batches(output, new ArrayDeque<>(miner.run(asked, input, stop, surroundings)));
    }

    private static Miner.Call call(Relation.PluginCall call) {
        List<Miner.Argument> arguments = new ArrayList<>();
        for (Relation.PluginArgument argument : call.arguments()) {
            arguments.add(
                    switch (argument) {
                        case Relation.PluginArgument.OfColumn column ->
                                new Miner.Argument.OfColumn(
                                        column.name(), column.column(), column.span());
                        case Relation.PluginArgument.OfColumns columns ->
                                new Miner.Argument.OfColumns(
                                        columns.name(), columns.columns(), columns.span());
                        case Relation.PluginArgument.OfSteps steps ->
                                throw new IllegalStateException("no miner takes steps");
                        case Relation.PluginArgument.OfConstant constant ->
                                new Miner.Argument.OfConstant(
                                        constant.name(),
                                        constant.constant().type(),
                                        constant.constant().value(),
                                        constant.span());
                    });
        }
        return new Miner.Call(call.input(), arguments, call.span());
    }
}
