package spoor.mining.sequence;

import java.util.HashMap;
import java.util.Map;
import spoor.mining.sequence.Vocabulary.Event;

/// Writes the KQL that recomputes a window's likelihood from its counts, factor by factor in the
/// order in which the score multiplied them. It holds numbers only, never text of a log.
final class Receipts {
    private final Vocabulary vocabulary;
    private final CommandCounts counts;
    private final ParameterModel parameters;
    private final Sequences sequences;
    private final int window;
    private final boolean tokens;
    private final boolean geometric;
    private final double[] sets;
    private final Map<Integer, String> setTexts = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    Receipts(
            SequenceModel model,
            Sequences sequences,
            int window,
            boolean tokens,
            boolean geometric) {
        this.vocabulary = sequences.vocabulary();
        this.counts = model.commands();
        this.parameters = model.parameters();
        this.sequences = sequences;
        this.window = window;
        this.tokens = tokens;
        this.geometric = geometric;
        this.sets = model.weights();
    }

    /// Empty for a session without a window.
    String of(int session, int start) {
        if (start < 0) {
            return "";
        }
        int from = sequences.starts()[session] + start;
        int events = Math.min(window, sequences.length(session) - start);
        int before = tokens && start == 0 ? Vocabulary.START : Vocabulary.UNKNOWN;
        text.setLength(0);
        text.append("print likelihood = ").append(geometric ? "pow(" : "");
        for (int i = 0; i < window; i++) {
            int event = i == events ? -1 : sequences.events()[from + i];
            int command = event < 0 ? Vocabulary.END : vocabulary.event(event).command();
            step(before, command, i == 0 ? "" : " * ");
            if (event >= 0 && vocabulary.event(event).parameters().length > 0) {
                text.append(" * ").append(setTexts.computeIfAbsent(event, this::set));
            }
            before = command;
        }
        if (geometric) {
            text.append(", 1.0/").append(window).append(')');
        }
        String receipt = text.toString();
        return texts.computeIfAbsent(receipt, same -> same);
    }

    private void step(int before, int command, String sign) {
        text.append(sign).append("((");
        if (before == Vocabulary.UNKNOWN) {
            long added = counts.smoothed(command) - counts.count(command);
            text.append(counts.count(command)).append(".0+").append(added).append(")/");
            text.append(counts.smoothedTotal()).append(')');
        } else {
            text.append(counts.pairs(before, command)).append(".0+1)/(");
            text.append(counts.followed(before)).append('+').append(counts.states() - 1);
            text.append("))");
        }
    }

    private String set(int id) {
        Event event = vocabulary.event(id);
        int command = event.command();
        int[] seen = parameters.parametersOf(command);
        if (seen.length > ParameterModel.MOST_WALKED) {
            return "real(" + sets[id] + ")";
        }
        Map<Integer, Integer> given = new HashMap<>();
        for (int i = 0; i < event.parameters().length; i++) {
            given.put(event.parameters()[i], ParameterModel.valueAt(event, i));
        }
        StringBuilder out = new StringBuilder("pow(");
        int factors = 1;
        long smoothed = counts.smoothed(command);
        for (int place = 0; place < seen.length; place++) {
            Integer value = given.get(seen[place]);
            long uses = parameters.usesWith(command, place);
            out.append(value == null ? "(1-(" : "((").append(uses).append(".0+1)/");
            out.append(smoothed).append(")*");
            factors++;
            if (value != null && parameters.isModellable(seen[place])) {
                out.append("((").append(parameters.valueUses(seen[place], value));
                out.append(".0+1)/").append(parameters.valueTotal(seen[place])).append(")*");
                factors++;
            }
        }
        out.append("(1-1.0/").append(smoothed).append("), 1.0/").append(factors).append(')');
        return out.toString();
    }
}
