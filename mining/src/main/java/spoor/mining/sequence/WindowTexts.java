package spoor.mining.sequence;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.HashMap;
import java.util.Map;

/// The commands of a window as a JSON array, equal ones shared.
final class WindowTexts {
    private final Sequences sequences;
    private final Map<String, String> texts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    WindowTexts(Sequences sequences) {
        this.sequences = sequences;
    }

    String of(int session, int start, int length) {
        text.setLength(0);
        text.append('[');
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "\"" : ",\"");
            String command = sequences.command(session, start + i);
            JsonStringEncoder.getInstance().quoteAsString(command, text);
            text.append('"');
        }
        return texts.computeIfAbsent(text.append(']').toString(), same -> same);
    }
}
