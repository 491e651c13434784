package spoor.mining;

import java.time.Clock;
import java.util.function.Consumer;

/// What a miner may reach beside its input.
///
/// @param models where trained models are kept
/// @param clock for the time at which a model was trained
/// @param notes takes sentences that the user should read beside the result
public record Surroundings(Models models, Clock clock, Consumer<String> notes) {
    /// Neither models nor anybody who reads notes.
    public static Surroundings none() {
        return new Surroundings(Models.none(), Clock.systemUTC(), _ -> {});
    }
}
