package spoor.kql.bind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Statement;
import spoor.model.Problem;
import spoor.model.Span;
import spoor.model.TableSchema;

/// What one binding shares: the tables, the verbs, the time, and the problems found so far.
final class Context {
    /// Thrown to give up on the item being bound; the problem is already noted.
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed() {
            super(null, null, false, false);
        }
    }

    /// Thrown when binding cannot go on without the rows of a relation.
    static final class Asks extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Relation relation;

        Asks(Relation relation) {
            super(null, null, false, false);
            this.relation = relation;
        }

        Relation relation() {
            return relation;
        }
    }

    /// How often a text may ask for rows.
    static final int MAX_ASKED = 32;

    /// How deep user functions may call each other.
    static final int MAX_CALLS = 64;

    /// How often user functions may be called in one text.
    static final int MAX_CALLS_IN_ALL = 10_000;

    /// How many parts an expression may have.
    static final int MAX_WEIGHT = 100_000;

    /// How many tables a text may stand for, once each `let` name is replaced by what it names.
    static final int MAX_SOURCES = 10_000;

    final Catalog catalog;
    final Plugins plugins;
    final long now;
    final Map<String, String> parameters;

    /// Which functions give tables, as far as that was asked.
    final IdentityHashMap<Statement.LetFunction, Boolean> tabular = new IdentityHashMap<>();

    private final List<Problem> problems = new ArrayList<>();
    private int calls;
    private int unnamed;
    private final Deque<Integer> unnamedOutside = new ArrayDeque<>();
    private int callsInAll;
    private final IdentityHashMap<Bound, Integer> weights = new IdentityHashMap<>();
    private int sources;
    private boolean overflown;
    private final Optional<List<List<List<Object>>>> answers;
    private int asked;
    private final Map<String, Expr> aliases = new HashMap<>();
    private Optional<Predicate<String>> restriction = Optional.empty();

    Context(
            Catalog catalog,
            Plugins plugins,
            long now,
            Map<String, String> parameters,
            Optional<List<List<List<Object>>>> answers) {
        this.answers = answers;
        this.catalog = catalog;
        this.plugins = plugins;
        this.now = now;
        this.parameters = parameters;
    }

    /// The rows of a relation that decides which columns there are.
    List<List<Object>> answer(Relation relation, Span span) {
        if (answers.isEmpty()) {
            return List.of();
        }
        int number = asked++;
        if (number < answers.get().size()) {
            return answers.get().get(number);
        }
        if (number == MAX_ASKED) {
            throw fail(
                    "KQL120",
                    span,
                    "more than " + MAX_ASKED + " plugins whose columns the rows decide",
                    "declare the columns: evaluate bag_unpack(d) : (*, name: type)");
        }
        throw new Asks(relation);
    }

    /// A table of the case that may be named.
    Optional<TableSchema> table(String name) {
        return restriction.isPresent() && !restriction.get().test(name)
                ? Optional.empty()
                : catalog.table(name);
    }

    /// The names of the tables that may be named, in order.
    List<String> tableNames() {
        return catalog.tableNames().stream()
                .filter(name -> restriction.isEmpty() || restriction.get().test(name))
                .sorted()
                .toList();
    }

    /// `alias database name = ...`.
    void alias(String name, Expr database) {
        aliases.put(name, database);
    }

    Optional<Expr> alias(String name) {
        return Optional.ofNullable(aliases.get(name));
    }

    /// `restrict access to (...)`: from now on only these.
    void restrict(Predicate<String> names) {
        restriction = Optional.of(restriction.map(names::and).orElse(names));
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
        if (++callsInAll > MAX_CALLS_IN_ALL) {
            throw fail(
                    "KQL120",
                    span,
                    "more than "
                            + MAX_CALLS_IN_ALL
                            + " calls of functions, those that the functions make included");
        }
        if (++calls > MAX_CALLS) {
            throw fail(
                    "KQL120",
                    span,
                    "functions call each other more than " + MAX_CALLS + " levels deep");
        }
        unnamedOutside.push(unnamed);
        unnamed = 0;
    }

    /// Bounds the size of an expression in which a name or an argument stands for another
    /// expression, perhaps twice, and that for another.
    void weigh(Bound.Apply apply, Span span) {
        int weight = 1;
        for (Bound argument : apply.arguments()) {
            Bound inner = argument instanceof Bound.Widen widen ? widen.operand() : argument;
            weight += weights.getOrDefault(inner, 1);
        }
        if (weight > MAX_WEIGHT) {
            throw fail(
                    "KQL120",
                    span,
                    "an expression of more than "
                            + MAX_WEIGHT
                            + " parts, once each name is replaced by what it stands for",
                    "compute parts of it with extend first");
        }
        weights.put(apply, weight);
    }

    /// Counts the pipelines that are bound: names that name names multiply.
    void enterSource(Span span) {
        if (overflown) {
            throw new Failed();
        }
        if (++sources > MAX_SOURCES) {
            overflown = true;
            throw fail(
                    "KQL120",
                    span,
                    "the names of this text stand for more than " + MAX_SOURCES + " tables");
        }
    }

    /// How many tables were bound so far.
    int sources() {
        return sources;
    }

    /// Counts rows that are named once more.
    void enterSources(Span span, int count) {
        sources = Math.min(sources, MAX_SOURCES) + Math.max(0, count - 1);
        enterSource(span);
    }

    void leaveCall() {
        calls--;
        unnamed = unnamedOutside.pop();
    }

    /// `Column1`, `Column2`, ...: numbers go on through the whole text, and begin anew in
    /// functions.
    String unnamedColumn(Collection<String> taken) {
        String name;
        do {
            name = "Column" + ++unnamed;
        } while (taken.contains(name));
        return name;
    }
}
