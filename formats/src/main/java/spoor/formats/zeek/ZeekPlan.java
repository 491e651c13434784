package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import spoor.formats.cells.ColumnNames;
import spoor.model.Column;
import spoor.model.KqlType;

/// How the cells under one header go to the table's columns.
///
/// @param targets for each field the table's column, -1 where the table has none
/// @param types for each field the type of its column
/// @param elements for each field the Zeek type of its value, or of its members
/// @param simple whether the separator is one byte and the unset mark is `-`: the fast way
record ZeekPlan(
        ZeekHeader header,
        int[] targets,
        KqlType[] types,
        String[] elements,
        byte[] separator,
        byte[] unset,
        byte[] empty,
        byte[] mark,
        boolean simple) {
    static ZeekPlan of(ZeekHeader header, List<Column> columns) {
        List<String> names = ColumnNames.unique(header.fields());
        int[] targets = new int[names.size()];
        KqlType[] types = new KqlType[targets.length];
        String[] elements = new String[targets.length];
        Arrays.fill(targets, -1);
        Arrays.fill(types, KqlType.STRING);
        for (int field = 0; field < targets.length; field++) {
            elements[field] = ZeekTypes.element(header.type(field));
            for (int column = 0; column < columns.size(); column++) {
                if (columns.get(column).name().equalsIgnoreCase(names.get(field))) {
                    targets[field] = column;
                    types[field] = columns.get(column).type();
                }
            }
        }
        byte[] separator = header.separator().getBytes(StandardCharsets.UTF_8);
        boolean simple =
                separator.length == 1
                        && separator[0] > 0
                        && header.unsetField().equals("-")
                        && Arrays.stream(targets).allMatch(target -> target >= 0);
        return new ZeekPlan(
                header,
                targets,
                types,
                elements,
                separator,
                header.unsetField().getBytes(StandardCharsets.UTF_8),
                header.emptyField().getBytes(StandardCharsets.UTF_8),
                header.mark().getBytes(StandardCharsets.UTF_8),
                simple);
    }
}
