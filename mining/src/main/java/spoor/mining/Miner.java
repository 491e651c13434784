package spoor.mining;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Span;
import spoor.model.Stop;

/// An analytic that is not plain relational algebra, called in KQL as `| evaluate name(arguments)`.
public interface Miner {
    Description description();

    /// Checks a call against the input's columns, before anything runs.
    Checked check(Call call);

    /// Whether the result has the columns of the input, or a call that names none looks at all of
    /// them. If not, the input may come with those columns alone that the call names.
    default boolean keepsInput() {
        return true;
    }

    /// Reads all input and gives the result; `call` passed [#check]. Long loops look at `stop` at
    /// least every 20 ms; the input does so at each batch.
    List<RowBatch> run(Call call, RowCursor input, Stop stop);

    /// The same, where models are kept that the call may name and notes are read.
    default List<RowBatch> run(Call call, RowCursor input, Stop stop, Surroundings surroundings) {
        return run(call, input, stop);
    }

    /// What the editor, the support table and the page say.
    record Description(String name, String signature, String summary) {}

    /// A call as the user wrote it, bound.
    ///
    /// @param input the columns of the table before the pipe
    /// @param arguments in order; named ones carry their name
    /// @param unasked columns of the result that nothing looks at: a miner may leave them null
    record Call(List<Column> input, List<Argument> arguments, Span span, Set<String> unasked) {
        public Call {
            input = List.copyOf(input);
            arguments = List.copyOf(arguments);
            unasked = Set.copyOf(unasked);
        }

        /// A call whose whole result is asked for.
        public Call(List<Column> input, List<Argument> arguments, Span span) {
            this(input, arguments, span, Set.of());
        }

        /// Whether anything looks at a column of the result.
        public boolean asks(String output) {
            return !unasked.contains(output);
        }
    }

    /// One argument: a column of the input, several columns (a parenthesised list), or a constant.
    sealed interface Argument {
        Optional<String> name();

        Span span();

        record OfColumn(Optional<String> name, Column column, Span span) implements Argument {}

        record OfColumns(Optional<String> name, List<Column> columns, Span span)
                implements Argument {}

        /// @param value as `RowBatch.value` gives values; empty for null; dynamic is JSON text
        record OfConstant(Optional<String> name, KqlType type, Optional<Object> value, Span span)
                implements Argument {}
    }

    /// The result's columns, or what is wrong with the call.
    sealed interface Checked {
        record Fine(List<Column> output) implements Checked {
            public Fine {
                output = List.copyOf(output);
            }
        }

        record Wrong(List<Problem> problems) implements Checked {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }
}
