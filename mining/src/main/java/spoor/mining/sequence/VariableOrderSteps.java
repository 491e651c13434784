package spoor.mining.sequence;

import java.util.StringJoiner;

/// Each command given the longest run of commands before it that the training holds, with back-off:
/// prediction by partial matching, escape method C (Moffat, "Implementing the PPM data compression
/// scheme", 1990), without exclusion.
///
/// After a context seen `total` times with `distinct` different followers, a follower seen `count`
/// times has `count / (total + distinct)`; one never seen there has `distinct / (total + distinct)`
/// of what the context shorter by one gives it. Below the empty context every option has the same.
/// A context is made longer only where it was seen twice, so memory grows with the events.
final class VariableOrderSteps implements CommandSteps {
    private static final int ROOT = 0;

    private final Names names;
    private final boolean tokens;
    private final int order;
    private final long options;
    private final LongCounts children = new LongCounts();
    private final LongCounts followers = new LongCounts();
    private final Ints totals = new Ints();
    private final Ints distinct = new Ints();
    private final int[] path;

    /// @param order the longest context, in commands
    VariableOrderSteps(SequenceModel model, Sequences sequences, boolean tokens, int order) {
        this.names = new Names(model.vocabulary());
        this.tokens = tokens;
        this.order = order;
        this.options = model.commands().commands() + (tokens ? 2 : 1);
        this.path = new int[order + 1];
        totals.add(0);
        distinct.add(0);
        learn(sequences);
    }

    private void learn(Sequences sequences) {
        Members all = new Members(sequences, tokens);
        int[] contexts = new int[all.total()];
        for (int length = 0; length <= order; length++) {
            int at = 0;
            boolean any = false;
            for (int session = 0; session < sequences.count(); session++) {
                int[] members = all.of(session);
                for (int place = 0; place < members.length; place++) {
                    if (length > 0) {
                        contexts[at] = longer(contexts[at], members, place, length);
                    }
                    if (contexts[at] >= 0) {
                        count(contexts[at], members[place]);
                        any = true;
                    }
                    at++;
                }
            }
            if (!any) {
                return;
            }
        }
    }

    /// The context of `length` members before a place, made where it is new; -1 for none.
    private int longer(int context, int[] members, int place, int length) {
        if (context < 0 || place - length < (tokens ? -1 : 0) || totals.get(context) < 2) {
            return -1;
        }
        long key = LongCounts.pair(context, symbol(members, place - length));
        int known = children.get(key);
        if (known > 0) {
            return known;
        }
        int made = totals.size();
        totals.add(0);
        distinct.add(0);
        children.add(key, made);
        return made;
    }

    private void count(int context, int next) {
        totals.increase(context, 1);
        if (followers.add(LongCounts.pair(context, next), 1) == 1) {
            distinct.increase(context, 1);
        }
    }

    private static int symbol(int[] members, int place) {
        return place < 0 ? Vocabulary.START : members[place];
    }

    /// Fills [#path] with the contexts of a place, the empty one first, and gives their number.
    private int contexts(int[] members, int place) {
        path[0] = ROOT;
        int known = 1;
        while (known <= order && place - known >= (tokens ? -1 : 0)) {
            int next =
                    children.get(LongCounts.pair(path[known - 1], symbol(members, place - known)));
            if (next == 0) {
                break;
            }
            path[known++] = next;
        }
        return known;
    }

    private int seen(int context, int next) {
        return followers.get(LongCounts.pair(context, next));
    }

    @Override
    public double probability(int[] members, int place) {
        double probability = 1;
        for (int length = contexts(members, place) - 1; length >= 0; length--) {
            int context = path[length];
            double all = totals.get(context) + (double) distinct.get(context);
            int seen = seen(context, members[place]);
            if (seen > 0) {
                return probability * (seen / all);
            }
            if (all > 0) {
                probability *= distinct.get(context) / all;
            }
        }
        return probability / options;
    }

    @Override
    public void receipt(int[] members, int place, StringBuilder out) {
        out.append('(');
        for (int length = contexts(members, place) - 1; length >= 0; length--) {
            int context = path[length];
            int seen = seen(context, members[place]);
            int total = totals.get(context);
            if (total > 0) {
                out.append('(').append(seen > 0 ? seen : distinct.get(context)).append(".0/(");
                out.append(total).append('+').append(distinct.get(context)).append("))");
            }
            if (seen > 0) {
                out.append(')');
                return;
            }
            out.append(total > 0 ? "*" : "");
        }
        out.append("1.0/").append(options).append(')');
    }

    @Override
    public String why(int[] members, int place) {
        int longest = contexts(members, place) - 1;
        String what =
                members[place] == Vocabulary.END
                        ? "the session's end"
                        : names.command(members[place]);
        int length = longest;
        while (length > 0 && seen(path[length], members[place]) == 0) {
            length--;
        }
        String seen =
                what
                        + (length == 0 ? " comes " : " follows " + context(members, place, length))
                        + (length == 0 ? "" : " ")
                        + Names.number(seen(path[length], members[place]), "time")
                        + " in "
                        + totals.get(path[length]);
        return length == longest
                ? seen
                : seen
                        + " and never "
                        + context(members, place, longest)
                        + ", seen "
                        + Names.number(totals.get(path[longest]), "time");
    }

    private String context(int[] members, int place, int length) {
        StringJoiner joined = new StringJoiner(", ");
        for (int i = place - length; i < place; i++) {
            joined.add(i < 0 ? "the start" : names.command(members[i]));
        }
        return joined.toString();
    }
}
