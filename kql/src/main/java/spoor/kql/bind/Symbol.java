package spoor.kql.bind;

import java.util.concurrent.atomic.AtomicInteger;
import spoor.model.Column;
import spoor.model.KqlType;

/// A column at one place of a query: two columns of one name are two symbols. Identity is what
/// counts.
public final class Symbol {
    /// Odd and far from a power of two, so that hashes spread; asking for a new object's identity
    /// costs more.
    private static final int STEP = 0x9E3779B1;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name;
    private final KqlType type;
    private final boolean nullable;
    private final int hash = NEXT.getAndAdd(STEP);

    public Symbol(String name, KqlType type, boolean nullable) {
        this.name = name;
        this.type = type;
        this.nullable = nullable && type != KqlType.STRING;
    }

    public String name() {
        return name;
    }

    public KqlType type() {
        return type;
    }

    /// Whether a value may be null; never so for a string.
    public boolean nullable() {
        return nullable;
    }

    public Column column() {
        return new Column(name, type);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name + ":" + type.kqlName();
    }
}
