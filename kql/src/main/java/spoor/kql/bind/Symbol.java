package spoor.kql.bind;

import spoor.model.Column;
import spoor.model.KqlType;

/// A column at one place of a query: two columns of one name are two symbols. Identity is what
/// counts.
public final class Symbol {
    private final String name;
    private final KqlType type;
    private final boolean nullable;

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
    public String toString() {
        return name + ":" + type.kqlName();
    }
}
