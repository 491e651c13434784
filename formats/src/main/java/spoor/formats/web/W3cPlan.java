package spoor.formats.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import spoor.formats.cells.TimeShape;
import spoor.formats.cells.Times;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Where the fields under one header go.
///
/// @param targets for each field its column; -1 for date, -2 for time, -3 where there is none
/// @param day ticks of the day that `#Date:` names, for records that have a time alone; negative
///   where there is none
record W3cPlan(W3cHeader header, int[] targets, KqlType[] types, byte[][] names, long day) {
    static final int DATE = -1;
    static final int CLOCK = -2;
    static final int REST = -3;

    static W3cPlan of(W3cHeader header, boolean web, List<Column> columns) {
        int count = header.fields().size();
        int[] targets = new int[count];
        KqlType[] types = new KqlType[count];
        byte[][] names = new byte[count][];
        Arrays.fill(types, KqlType.STRING);
        boolean[] taken = new boolean[columns.size()];
        boolean dated = false;
        for (int i = 0; i < count; i++) {
            String field = header.fields().get(i);
            names[i] = field.getBytes(StandardCharsets.UTF_8);
            if (W3cFields.isDate(field) || W3cFields.isTime(field)) {
                targets[i] = W3cFields.isDate(field) ? DATE : CLOCK;
                dated |= W3cFields.isDate(field);
                continue;
            }
            int column = column(web ? W3cFields.column(field) : field, columns);
            targets[i] = column >= 0 && !taken[column] ? column : REST;
            if (targets[i] >= 0) {
                taken[column] = true;
                types[i] = columns.get(column).type();
            }
        }
        return new W3cPlan(header, targets, types, names, dated ? -1 : day(header.date()));
    }

    private static int column(String name, List<Column> columns) {
        for (int i = 1; i < columns.size() - 1; i++) {
            String known = columns.get(i).name();
            if (known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return REST;
    }

    private static long day(String date) {
        Times times = new Times();
        byte[] text = date.getBytes(StandardCharsets.UTF_8);
        boolean read = text.length > 0 && times.read(text, 0, text.length, TimeShape.ISO);
        return read ? times.ticks() / Ticks.PER_DAY * Ticks.PER_DAY : -1;
    }
}
