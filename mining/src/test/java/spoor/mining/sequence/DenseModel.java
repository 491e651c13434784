package spoor.mining.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The model written down the plain way, from its definition, with a full table of pairs.
final class DenseModel {
    /// @param parameters name to value, "" for an empty value
    record Event(String command, Map<String, String> parameters) {
        String json() {
            List<String> parts = new ArrayList<>();
            parameters.forEach((name, value) -> parts.add(quoted(name) + ": " + quoted(value)));
            return "{" + quoted(command) + " : {" + String.join(" , ", parts) + "} }";
        }

        private static String quoted(String text) {
            return OracleSessions.text(text);
        }
    }

    private static final Event END = new Event("END", Map.of());

    private final Map<String, Double> smoothed = new HashMap<>();
    private final Map<String, Map<String, Double>> pairs = new HashMap<>();
    private final Map<String, Map<String, Integer>> parameters = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> values = new HashMap<>();
    private final Set<String> modellable;
    private double total;

    DenseModel(List<List<Event>> sessions, Set<String> modellable) {
        this.modellable = modellable;
        Set<String> names = new LinkedHashSet<>(List.of("START", "END", "UNK"));
        sessions.forEach(session -> session.forEach(event -> names.add(event.command())));
        for (String a : names) {
            for (String b : names) {
                if (!a.equals("END") && !b.equals("START")) {
                    pairs.computeIfAbsent(a, k -> new HashMap<>()).put(b, 1.0);
                    smoothed.merge(a, 1.0, Double::sum);
                    smoothed.merge(b, 1.0, Double::sum);
                }
            }
        }
        for (List<Event> session : sessions) {
            String before = "START";
            smoothed.merge("START", 1.0, Double::sum);
            for (Event event : session) {
                smoothed.merge(event.command(), 1.0, Double::sum);
                row(before).merge(event.command(), 1.0, Double::sum);
                before = event.command();
                event.parameters().forEach((name, value) -> learn(event.command(), name, value));
            }
            row(before).merge("END", 1.0, Double::sum);
            smoothed.merge("END", 1.0, Double::sum);
        }
        smoothed.values().forEach(count -> total += count);
    }

    private Map<String, Double> row(String command) {
        return pairs.getOrDefault(command, new HashMap<>());
    }

    private void learn(String command, String name, String value) {
        parameters
                .computeIfAbsent(command, k -> new LinkedHashMap<>())
                .merge(name, 1, Integer::sum);
        if (!value.isEmpty()) {
            values.computeIfAbsent(name, k -> new HashMap<>()).merge(value, 1, Integer::sum);
        }
    }

    double prior(String command) {
        return smoothed.getOrDefault(command, 0.0) / total;
    }

    double transition(String before, String after) {
        double all = row(before).values().stream().mapToDouble(x -> x).sum();
        return row(before).getOrDefault(after, 0.0) / all;
    }

    double set(Event event) {
        if (event.parameters().isEmpty()) {
            return 1;
        }
        double count = smoothed.getOrDefault(event.command(), 0.0);
        double product = 1 - 1 / count;
        int factors = 1;
        for (Map.Entry<String, Integer> known :
                parameters.getOrDefault(event.command(), Map.of()).entrySet()) {
            double given = (known.getValue() + 1) / count;
            String value = event.parameters().get(known.getKey());
            product *= value == null ? 1 - given : given;
            factors++;
            if (value != null && modellable.contains(known.getKey())) {
                Map<String, Integer> seen = values.getOrDefault(known.getKey(), Map.of());
                double all = seen.values().stream().mapToInt(x -> x + 1).sum() + 1;
                product *= (seen.getOrDefault(value, 0) + 1) / all;
                factors++;
            }
        }
        return Math.pow(product, 1.0 / factors);
    }

    /// All windows of a session.
    double[] windows(List<Event> session, int window, boolean tokens) {
        List<Event> members = new ArrayList<>(session);
        if (tokens) {
            members.add(END);
        }
        double[] all = new double[Math.max(0, members.size() - window + 1)];
        for (int i = 0; i < all.length; i++) {
            String first = members.get(i).command();
            all[i] = tokens && i == 0 ? transition("START", first) : prior(first);
            for (int j = i; j < i + window; j++) {
                if (j > i) {
                    all[i] *= transition(members.get(j - 1).command(), members.get(j).command());
                }
                all[i] *= set(members.get(j));
            }
        }
        return all;
    }
}
