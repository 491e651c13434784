package spoor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Miner.Argument;
import spoor.mining.Miners;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Span;
import spoor.model.Stop;
import spoor.model.Vector;

/// Scores of sessions of few and of many distinct commands: the cost should not grow with their
/// number.
public final class CommandsBench {
    private static final int EVENTS = 10;
    private static final Column SESSIONS = new Column("events", KqlType.DYNAMIC);

    private CommandsBench() {}

    /// `CommandsBench SESSIONS RUNS`.
    public static void main(String[] arguments) throws Exception {
        int sessions = Integer.parseInt(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        System.out.println(Machine.describe());
        for (String model : List.of("markov", "vmm")) {
            for (int commands : new int[] {50, 500, 5000}) {
                Vector texts = sessions(sessions, commands);
                Timing timing =
                        new Timing(
                                String.format(
                                        Locale.ROOT,
                                        "%s, %,d commands, %,d events",
                                        model,
                                        commands,
                                        sessions * EVENTS));
                Timing unused = new Timing("first run");
                for (int run = -1; run < runs; run++) {
                    (run < 0 ? unused : timing).time(() -> score(texts, model));
                }
                System.out.println(timing);
            }
        }
    }

    /// Each command is followed by one of five.
    private static Vector sessions(int count, int commands) {
        Random random = new Random(5);
        @Nullable String[] texts = new @Nullable String[count];
        for (int session = 0; session < count; session++) {
            StringBuilder text = new StringBuilder("[");
            int command = random.nextInt(commands);
            for (int event = 0; event < EVENTS; event++) {
                text.append(event == 0 ? "\"" : ",\"").append("Command-").append(command);
                text.append('"');
                command = (int) ((command * 31L + random.nextInt(5) * 7L) % commands);
            }
            texts[session] = text.append(']').toString();
        }
        return new Vector.Texts(texts);
    }

    private static void score(Vector texts, String model) {
        List<RowBatch> batches =
                List.of(new RowBatch(List.of(SESSIONS), List.of(texts), texts.size()));
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument.OfColumn(Optional.empty(), SESSIONS, Span.NONE));
        arguments.add(
                new Argument.OfConstant(
                        Optional.of("model"), KqlType.STRING, Optional.of(model), Span.NONE));
        Miner.Call call =
                new Miner.Call(
                        List.of(SESSIONS),
                        arguments,
                        Span.NONE,
                        Set.of("why", "receipt", "rarest_window"));
        List<RowBatch> scored =
                Miners.named("sequence_scores")
                        .orElseThrow()
                        .run(call, new Batches(List.of(SESSIONS), batches), Stop.NEVER);
        if (scored.stream().mapToInt(RowBatch::rows).sum() != texts.size()) {
            throw new IllegalStateException("not every session was scored");
        }
    }
}
