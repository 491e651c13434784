package spoor.formats.cells;

import spoor.model.KqlType;

/// What a column's cells hold, and how times are written where they are times.
public record CellType(KqlType type, TimeShape times) {
    public static final CellType STRING = new CellType(KqlType.STRING, TimeShape.ISO);

    public CellType(KqlType type) {
        this(type, TimeShape.ISO);
    }
}
