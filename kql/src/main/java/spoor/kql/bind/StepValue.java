package spoor.kql.bind;

import java.util.List;
import java.util.Set;
import spoor.kql.functions.Body;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;

/// A value within a step of `scan`, computed row by row. What does not depend on the state is a
/// column of the input.
public sealed interface StepValue {
    /// @param place of the column
    record Input(int place) implements StepValue {}

    /// What a step's last record holds.
    ///
    /// @param step from 0
    /// @param place of the column in the record
    record State(int step, int place) implements StepValue {}

    record Constant(Bound.Constant constant) implements StepValue {}

    record Apply(Signature signature, List<StepValue> arguments) implements StepValue {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    record Widen(StepValue operand, KqlType type) implements StepValue {}

    /// Functions that are spelled in SQL elsewhere and that steps compute too, by signature id.
    Set<String> SPELLED =
            Set.of(
                    "and",
                    "or",
                    "not",
                    "iff",
                    "case",
                    "coalesce",
                    "max_of_int",
                    "max_of_long",
                    "max_of_datetime",
                    "max_of_timespan",
                    "min_of_int",
                    "min_of_long",
                    "min_of_datetime",
                    "min_of_timespan",
                    "isnull",
                    "isnotnull",
                    "isempty",
                    "isempty_string",
                    "isempty_dynamic",
                    "isnotempty",
                    "isnotempty_string",
                    "isnotempty_dynamic",
                    "strcat",
                    "strcat_delim",
                    "strlen",
                    "toreal_long",
                    "tostring_guid");

    /// Functions that give their only argument as it is, by signature id.
    Set<String> SAME =
            Set.of(
                    "tostring_string",
                    "tolong_long",
                    "tolong_datetime",
                    "tolong_timespan",
                    "toint_int",
                    "toreal_real",
                    "todecimal_decimal",
                    "tobool_bool",
                    "todatetime_datetime",
                    "totimespan_timespan",
                    "toguid_guid",
                    "dynamic_dynamic",
                    "ticks_datetime",
                    "round_int",
                    "round_long",
                    "ceiling_int",
                    "ceiling_long");

    /// Whether steps can compute a function.
    static boolean computes(Signature signature) {
        return switch (signature.body()) {
            case Body.Java java -> true;
            case Body.Sql sql -> SPELLED.contains(signature.id()) || SAME.contains(signature.id());
            case Body.Bound bound -> false;
        };
    }
}
