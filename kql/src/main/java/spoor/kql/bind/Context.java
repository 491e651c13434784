package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spoor.model.Problem;
import spoor.model.Span;

/// What one binding shares: the tables, the verbs, the time, and the problems found so far.
final class Context {
    /// Thrown to give up on the item being bound; the problem is already noted.
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed() {
            super(null, null, false, false);
        }
    }

    /// How deep user functions may call each other.
    static final int MAX_CALLS = 64;

    /// How many tables a text may stand for, once each `let` name is replaced by what it names.
    static final int MAX_SOURCES = 2_000;

    final Catalog catalog;
    final Plugins plugins;
    final long now;
    final Map<String, String> parameters;
    private final List<Problem> problems = new ArrayList<>();
    private int calls;
    private int sources;

    Context(Catalog catalog, Plugins plugins, long now, Map<String, String> parameters) {
        this.catalog = catalog;
        this.plugins = plugins;
        this.now = now;
        this.parameters = parameters;
    }

    List<Problem> problems() {
        return problems;
    }

    void note(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /// Notes a problem and gives up on the item being bound.
    Failed fail(String code, Span span, String message, String hint) {
        note(new Problem(code, span, message, hint));
        return new Failed();
    }

    Failed fail(String code, Span span, String message) {
        return fail(code, span, message, "");
    }

    void enterCall(Span span) {
        if (++calls > MAX_CALLS) {
            throw fail(
                    "KQL120",
                    span,
                    "functions call each other more than " + MAX_CALLS + " levels deep");
        }
    }

    /// Counts the pipelines that are bound: names that name names multiply.
    void enterSource(Span span) {
        if (sources > MAX_SOURCES) {
            throw new Failed();
        }
        if (++sources > MAX_SOURCES) {
            throw fail(
                    "KQL120",
                    span,
                    "the names of this text stand for more than " + MAX_SOURCES + " tables");
        }
    }

    void leaveCall() {
        calls--;
    }
}
