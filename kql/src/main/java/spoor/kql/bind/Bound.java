package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;

/// An expression whose names are resolved and whose types are known.
public sealed interface Bound {
    KqlType type();

    /// Whether the value may be null; never so for a string.
    boolean nullable();

    /// @param value as `RowBatch.value` gives values; empty for null
    record Constant(KqlType type, Optional<Object> value) implements Bound {
        @Override
        public boolean nullable() {
            return value.isEmpty() && type != KqlType.STRING;
        }
    }

    record Ref(Symbol symbol) implements Bound {
        @Override
        public KqlType type() {
            return symbol.type();
        }

        @Override
        public boolean nullable() {
            return symbol.nullable();
        }
    }

    /// A call of a function of the catalogue.
    record Apply(Signature signature, List<Bound> arguments, KqlType type, boolean nullable)
            implements Bound {
        public Apply {
            arguments = List.copyOf(arguments);
            nullable = nullable && type != KqlType.STRING;
        }
    }

    /// `int` to `long`, `int` or `long` to `real`; any number to `decimal`.
    record Widen(Bound operand, KqlType type) implements Bound {
        @Override
        public boolean nullable() {
            return operand.nullable();
        }
    }

    /// `toscalar(...)`: the first column of the first row; null when there is none.
    record ScalarQuery(Relation relation, KqlType type) implements Bound {
        @Override
        public boolean nullable() {
            return type != KqlType.STRING;
        }
    }

    /// `x in (T | ...)`: whether the value is among the first column's.
    record InQuery(Bound operand, Relation relation, boolean negated, boolean caseSensitive)
            implements Bound {
        @Override
        public KqlType type() {
            return KqlType.BOOL;
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }
}
