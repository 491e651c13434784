package spoor.mining.sequence;

/// Each command given the one before it: `(pairs(a, b) + 1) / (a followed by anything + options)`,
/// where the options are the commands of the training, an unknown one and, where it counts, the end
/// (Laplace's rule). Without tokens the first command is weighed by how common it is.
final class FirstOrderSteps implements CommandSteps {
    private final CommandCounts counts;
    private final Names names;
    private final boolean tokens;
    private final long commands;

    FirstOrderSteps(SequenceModel model, boolean tokens) {
        this.counts = model.commands();
        this.names = new Names(model.vocabulary());
        this.tokens = tokens;
        this.commands = counts.commands();
    }

    @Override
    public double probability(int[] members, int place) {
        int before = before(members, place);
        return (seen(before, members[place]) + 1) / (double) (chances(before) + options(before));
    }

    @Override
    public void receipt(int[] members, int place, StringBuilder out) {
        int before = before(members, place);
        out.append("((").append(seen(before, members[place])).append(".0+1)/(");
        out.append(chances(before)).append('+').append(options(before)).append("))");
    }

    @Override
    public String why(int[] members, int place) {
        int before = before(members, place);
        int after = members[place];
        long seen = seen(before, after);
        if (before == Vocabulary.UNKNOWN) {
            return names.command(after)
                    + " is "
                    + seen
                    + " of "
                    + Names.number(chances(before), "event");
        }
        String times = Names.number(seen, "time") + " in " + chances(before);
        if (before == Vocabulary.START) {
            return "a session starts with " + names.command(after) + " " + times;
        }
        return after == Vocabulary.END
                ? "a session ends after " + names.command(before) + " " + times
                : names.command(after) + " follows " + names.command(before) + " " + times;
    }

    /// The member before, the start, or [Vocabulary#UNKNOWN] where nothing is known of it.
    private int before(int[] members, int place) {
        if (place > 0) {
            return members[place - 1];
        }
        return tokens ? Vocabulary.START : Vocabulary.UNKNOWN;
    }

    private long seen(int before, int after) {
        return before == Vocabulary.UNKNOWN ? counts.count(after) : counts.pairs(before, after);
    }

    /// How often something could have come.
    private long chances(int before) {
        if (before == Vocabulary.UNKNOWN) {
            return counts.total();
        }
        long followed = counts.followed(before);
        return tokens ? followed : followed - counts.pairs(before, Vocabulary.END);
    }

    private long options(int before) {
        boolean mayEnd = tokens && before != Vocabulary.START;
        return commands + (mayEnd ? 2 : 1);
    }
}
