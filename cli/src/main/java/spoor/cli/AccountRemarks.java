package spoor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.Gap;
import spoor.engine.duckdb.RejectReason;
import spoor.engine.duckdb.StoredSource;
import spoor.workbench.Account;
import spoor.workbench.GapText;

/// What an account says beside the numbers, line by line; sources are named without the folder that
/// all have in common, and a sentence that is true of many is said once.
record AccountRemarks(Account account, String folder) {
    private static final int TEXT = 60;
    private static final int NAMED = 2;
    private static final int UNREAD_NAMED = 5;

    /// The folder that the paths of all sources begin with, with its last slash; empty when they
    /// share none, or there is one source only.
    static String commonFolder(Account account) {
        if (account.lines().size() < 2) {
            return "";
        }
        String common = account.lines().getFirst().source().path();
        for (Account.Line line : account.lines()) {
            String path = line.source().path();
            int same = 0;
            while (same < Math.min(common.length(), path.length())
                    && common.charAt(same) == path.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String counted(long count, String one, String many) {
        return number(count) + ' ' + (count == 1 ? one : many);
    }

    private String name(String path) {
        return path.startsWith(folder) ? path.substring(folder.length()) : path;
    }

    /// A line for each reason, the most frequent first.
    List<String> unread() {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Account.Line line : account.counted()) {
            StoredSource source = line.source();
            if (source.state() == StoredSource.State.UNREAD) {
                reasons.computeIfAbsent(whyUnread(source), _ -> new ArrayList<>())
                        .add(name(source.path()));
            } else if (line.outcome() == Account.Outcome.UNREAD) {
                reasons.computeIfAbsent(
                                "not this time, their earlier rows are kept",
                                _ -> new ArrayList<>())
                        .add(name(source.path()));
            }
        }
        return reasons.entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()))
                .map(one ->
                        counted(one.getValue().size(), "file", "files")
                                + ": "
                                + one.getKey()
                                + ": "
                                + names(one.getValue(), UNREAD_NAMED))
                .toList();
    }

    /// The reason without the path before it, so that it is the same for many.
    private static String whyUnread(StoredSource source) {
        String why = source.why();
        if (!why.startsWith(source.path())) {
            return why;
        }
        String behind = why.substring(source.path().length());
        for (String joint : List.of(" is not read: ", ": ")) {
            if (behind.startsWith(joint)) {
                return behind.substring(joint.length());
            }
        }
        return "it" + behind;
    }

    /// Those that something is missing at before those that say of what kind a source is.
    List<String> gaps() {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (Account.Line line : account.counted()) {
            for (Gap gap : line.gaps()) {
                if (GapText.harmless(gap)) {
                    kinds.computeIfAbsent(GapText.of(gap), _ -> new ArrayList<>())
                            .add(name(line.source().path()));
                } else {
                    lines.add(name(line.source().path()) + ": " + GapText.of(gap));
                }
            }
        }
        lines.addAll(grouped(kinds));
        return lines;
    }

    private static String what(String column, long count, RejectReason like) {
        if (!column.isEmpty()) {
            return counted(count, "value of column ", "values of column ") + column;
        }
        // What has no bytes of its own is no record: something is wrong with the source.
        return like.first().length() == 0
                ? counted(count, "fault", "faults")
                : counted(count, "record", "records");
    }

    /// A line for each reason, over all sources.
    List<String> rejects() {
        record Reason(String column, String reason) {}
        record Sum(long count, List<RejectReason> of) {}
        Map<Reason, Sum> sums = new LinkedHashMap<>();
        for (Account.Line line : account.counted()) {
            if (line.source().state() == StoredSource.State.UNREAD) {
                continue;
            }
            for (RejectReason reason : line.reasons()) {
                sums.merge(
                        new Reason(reason.column(), reason.reason()),
                        new Sum(reason.count(), List.of(reason)),
                        (a, b) -> {
                            List<RejectReason> both = new ArrayList<>(a.of());
                            both.addAll(b.of());
                            return new Sum(a.count() + b.count(), both);
                        });
            }
        }
        List<String> lines =
                sums.entrySet().stream()
                        .sorted((a, b) -> Long.compare(b.getValue().count(), a.getValue().count()))
                        .map(one ->
                                what(
                                                one.getKey().column(),
                                                one.getValue().count(),
                                                one.getValue().of().getFirst())
                                        + ": "
                                        + one.getKey().reason()
                                        + first(one.getValue().of()))
                        .collect(Collectors.toCollection(ArrayList::new));
        long repaired = account.totals().repaired();
        if (repaired > 0) {
            lines.add(
                    counted(repaired, "text", "texts")
                            + " held bytes that are no UTF-8; they show as U+FFFD");
        }
        return lines;
    }

    private String first(List<RejectReason> reasons) {
        RejectReason first = reasons.getFirst();
        String text = first.first().text();
        String shown =
                text.codePointCount(0, text.length()) > TEXT
                        ? text.substring(0, text.offsetByCodePoints(0, TEXT)) + "…"
                        : text;
        return " (first in "
                + name(first.first().path())
                + (first.first().offset() == 0 && first.first().length() == 0
                        ? ""
                        : " at byte " + number(first.first().offset()))
                + (reasons.size() > 1 ? ", " + number(reasons.size()) + " sources" : "")
                + (shown.isEmpty() ? "" : ": " + shown)
                + ")";
    }

    List<String> duplicates() {
        Map<Integer, String> paths =
                account.lines().stream()
                        .collect(
                                Collectors.toMap(
                                        line -> line.source().id(),
                                        line -> line.source().path(),
                                        (a, b) -> a));
        return account.beside().stream()
                .filter(one -> one.duplicateOf().isPresent())
                .map(one -> {
                    int of = one.duplicateOf().orElseThrow();
                    String path = paths.getOrDefault(of, "");
                    return name(one.path())
                            + ": source "
                            + of
                            + (path.isEmpty() || path.equals(one.path()) ? "" : ", " + name(path));
                })
                .toList();
    }

    List<String> passedOver() {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Beside one : account.beside()) {
            if (one.duplicateOf().isEmpty()) {
                reasons.computeIfAbsent(one.why(), _ -> new ArrayList<>()).add(name(one.path()));
            }
        }
        return grouped(reasons);
    }

    List<String> notes() {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (Account.Line line : account.lines()) {
            if (line.outcome() == Account.Outcome.SKIPPED && duplicate(line)) {
                continue;
            }
            for (String note : line.source().notes()) {
                notes.computeIfAbsent(note, _ -> new ArrayList<>()).add(name(line.source().path()));
            }
        }
        return grouped(notes);
    }

    private boolean duplicate(Account.Line line) {
        return account.beside().stream()
                .anyMatch(one ->
                        one.duplicateOf().isPresent()
                                && one.location().equals(line.source().location()));
    }

    List<String> hunts() {
        return account.hunts().stream()
                .map(hunt ->
                        hunt.name()
                                + (hunt.problem().isEmpty()
                                        ? ": " + hunt.title()
                                        : " cannot be read: " + hunt.problem()))
                .toList();
    }

    /// A line for each sentence: `name, name and 28 more: sentence`.
    private static List<String> grouped(Map<String, List<String>> named) {
        return named.entrySet().stream()
                .map(one -> names(one.getValue(), NAMED) + ": " + one.getKey())
                .toList();
    }

    private static String names(List<String> names, int most) {
        int shown = names.size() <= most + 1 ? names.size() : most;
        return String.join(", ", names.subList(0, shown))
                + (shown < names.size() ? " and " + number(names.size() - shown) + " more" : "");
    }
}
