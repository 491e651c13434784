package spoor.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// Tables with known anomalies: made up, and where there are labelled logs, of those.
final class AnomalySets {
    /// @param columns what to look at
    /// @param rows values of these
    /// @param anomalies per row whether it is one
    record Labelled(
            String name, List<Column> columns, List<List<Object>> rows, List<Boolean> anomalies) {
        /// As a CSV file, the truth last.
        void write(Path file) throws IOException {
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                for (Column column : columns) {
                    out.write(column.name() + ",");
                }
                out.write("truth\n");
                for (int row = 0; row < rows.size(); row++) {
                    for (Object value : rows.get(row)) {
                        String text = value.toString().replace("\"", "\"\"");
                        out.write(value instanceof String ? "\"" + text + "\"," : text + ",");
                    }
                    out.write(anomalies.get(row) ? "1\n" : "0\n");
                }
            }
        }
    }

    private AnomalySets() {}

    /// Sign-ins of four columns of few values. One row in a hundred is an anomaly: two of its
    /// columns have values that are rare there.
    static Labelled fewValues(int rows) {
        int[] values = {60, 25, 12, 8};
        String[] names = {"user", "application", "country", "result"};
        Random random = new Random(7);
        List<List<Object>> table = new ArrayList<>(rows);
        List<Boolean> anomalies = new ArrayList<>(rows);
        List<int[]> places = new ArrayList<>();
        for (int count : values) {
            places.add(shuffled(count, random));
        }
        for (int row = 0; row < rows; row++) {
            boolean anomaly = random.nextInt(100) == 0;
            int strange = random.nextInt(4);
            int other = (strange + 1 + random.nextInt(3)) % 4;
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < 4; column++) {
                boolean odd = anomaly && (column == strange || column == other);
                double draw = random.nextDouble();
                // the usual values fall off, the rare ones are the last quarter
                double skewed = odd ? 0.75 + draw / 4 : Math.pow(draw, 3);
                int value = (int) (skewed * values[column]);
                cells.add(names[column] + "-" + (100 + places.get(column)[value]));
            }
            table.add(cells);
            anomalies.add(anomaly);
        }
        return new Labelled(
                "four columns of few values",
                List.of(names).stream().map(name -> new Column(name, KqlType.STRING)).toList(),
                table,
                anomalies);
    }

    private static int[] shuffled(int count, Random random) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        return places;
    }

    /// Measurements of hosts, 40 columns of three kinds of host; an anomaly is off in five of them.
    static Labelled numbers(int rows) {
        int width = 40;
        Random random = new Random(8);
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            columns.add(new Column("n" + column, KqlType.REAL));
        }
        List<List<Object>> table = new ArrayList<>(rows);
        List<Boolean> anomalies = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            boolean anomaly = random.nextInt(100) == 0;
            int kind = random.nextInt(3);
            int first = random.nextInt(width);
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                boolean odd = anomaly && (column - first + width) % width < 5;
                double value = random.nextGaussian() + 3 * ((kind * 7 + column) % 3);
                value += odd ? 4 + random.nextGaussian() : 0;
                cells.add(column % 4 == 0 ? Math.rint(100 * Math.exp(value / 2)) : value);
            }
            table.add(cells);
            anomalies.add(anomaly);
        }
        return new Labelled("40 columns of numbers", columns, table, anomalies);
    }

    /// Connections of NSL-KDD: the normal ones, and of the attacks every `each`-th.
    static Labelled connections(Path file, int each) throws IOException {
        List<Column> columns = new ArrayList<>();
        List<List<Object>> table = new ArrayList<>();
        List<Boolean> anomalies = new ArrayList<>();
        int attacks = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", -1);
            boolean attack = !cells[41].equals("normal");
            if (attack && attacks++ % each != 0) {
                continue;
            }
            List<Object> row = new ArrayList<>();
            for (int column = 0; column < 41; column++) {
                boolean text = column >= 1 && column <= 3;
                if (table.isEmpty()) {
                    columns.add(new Column("c" + column, text ? KqlType.STRING : KqlType.REAL));
                }
                row.add(text ? cells[column] : Double.valueOf(cells[column]));
            }
            table.add(row);
            anomalies.add(attack);
        }
        return new Labelled(
                "NSL-KDD, 20 % file, every " + each + "th attack", columns, table, anomalies);
    }

    /// Events of a general log of MySQL; an anomaly is one of a thread that attacks.
    static Labelled database(Path folder, Path work) throws IOException {
        Map<String, String> classes = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("labels.csv"))) {
            classes.put(line.split(",", -1)[0], line.split(",", -1)[1]);
        }
        List<String> names = List.of("Command", "SqlAction", "Tables", "User", "Host");
        List<List<Object>> table = new ArrayList<>();
        List<Boolean> anomalies = new ArrayList<>();
        try (Case one = Case.open(work, Clock.systemUTC())) {
            one.load(
                    List.of(folder.resolve("general.log.gz")), LoadOptions.STANDARD, Progress.NONE);
            ResultTable events =
                    one.query(
                                    QueryRequest.of(
                                            "MySqlGeneral | project tostring(ThreadId), Command,"
                                                    + " SqlAction, tostring(Tables), User, Host"))
                            .tables()
                            .getFirst();
            for (List<@Nullable Object> event : events.rows()) {
                String kind = classes.get(String.valueOf(event.getFirst()));
                if (kind == null) {
                    continue;
                }
                List<Object> row = new ArrayList<>();
                for (Object value : event.subList(1, event.size())) {
                    row.add(String.valueOf(value));
                }
                table.add(row);
                anomalies.add(!kind.startsWith("benign"));
            }
        }
        return new Labelled(
                "general log of MySQL, by event",
                names.stream().map(name -> new Column(name, KqlType.STRING)).toList(),
                table,
                anomalies);
    }
}
