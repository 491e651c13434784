package spoor.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;

/// The stage that stores named rows. Rows that a miner gives, as they are or under other names, are
/// stored by the miner's own stage: they are not read back and stored again.
///
/// Before: `stage_2` by a miner, `stage_1` a copy of `stage_2`. After: `stage_1` by the miner.
final class KeptStage {
    private KeptStage() {}

    /// Adds the stage of named rows.
    ///
    /// @param input what is left of their relation when the stages that it needs are cut off
    /// @param stages those, the ones from `since` on being for this relation alone
    static void add(NamedRows.Kept kept, Relation input, List<Plan.Stage> stages, int since) {
        if (stages.size() > since) {
            Plan.Stage last = stages.getLast();
            Optional<List<Integer>> outputs = outputs(kept.columns(), input, last);
            if (outputs.isPresent()) {
                stages.set(
                        stages.size() - 1,
                        new Plan.Stage(
                                last.input(),
                                last.symbols(),
                                last.step(),
                                kept.table(),
                                outputs.get(),
                                kept.stored()));
                return;
            }
        }
        stages.add(
                new Plan.Stage(
                        input,
                        kept.columns(),
                        new Plan.Step.Keep(),
                        kept.table(),
                        IntStream.range(0, kept.columns().size()).boxed().toList(),
                        kept.stored()));
    }

    /// Which columns of the last stage's step the wanted ones are, where they are nothing else.
    private static Optional<List<Integer>> outputs(
            List<Symbol> wanted, Relation input, Plan.Stage last) {
        if (last.step() instanceof Plan.Step.Keep) {
            return Optional.empty();
        }
        return StoredPlaces.of(last, input)
                .filter(places -> places.keySet().containsAll(wanted))
                .map(places -> wanted.stream().map(places::get).map(last.outputs()::get).toList());
    }
}
