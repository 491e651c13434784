package spoor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Spoor is measured against: DuckDB by hand, and pandas.
final class Rival {
    /// DuckDB's own reader with everything told: what an expert would write.
    private static final String LOAD =
            """
            CREATE TABLE conn AS SELECT * FROM read_csv('%s', delim='\\t', header=false,
              quote='', escape='', nullstr='-', auto_detect=false, columns={
              'ts':'DOUBLE','uid':'VARCHAR','id_orig_h':'VARCHAR','id_orig_p':'INTEGER',
              'id_resp_h':'VARCHAR','id_resp_p':'INTEGER','proto':'VARCHAR','service':'VARCHAR',
              'duration':'DOUBLE','orig_bytes':'BIGINT','resp_bytes':'BIGINT',
              'conn_state':'VARCHAR','local_orig':'VARCHAR','missed_bytes':'BIGINT',
              'history':'VARCHAR','orig_pkts':'BIGINT','orig_ip_bytes':'BIGINT',
              'resp_pkts':'BIGINT','resp_ip_bytes':'BIGINT','tunnel_parents':'VARCHAR'})
            """;

    static final String SUMMARY =
            """
            SELECT id_orig_h, id_resp_h, conn_state,
              min(ts), max(ts), count(*),
              count(DISTINCT id_orig_p), count(DISTINCT id_resp_p), count(DISTINCT uid),
              min(duration), max(duration), avg(duration),
              min(orig_bytes), max(orig_bytes), sum(orig_bytes), avg(orig_bytes),
              min(resp_bytes), max(resp_bytes), sum(resp_bytes), avg(resp_bytes),
              min(orig_bytes + resp_bytes), max(orig_bytes + resp_bytes),
              sum(orig_bytes + resp_bytes), avg(orig_bytes + resp_bytes)
            FROM conn GROUP BY ALL
            """;

    private Rival() {}

    /// Loads a log into a table `conn` of a new database file, and closes it.
    static void load(Path log, Path database) throws SQLException, IOException {
        Machine.delete(database);
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(LOAD.replace("%s", log.toString()));
            statement.execute("CHECKPOINT");
        }
    }

    static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + database);
    }

    /// Runs a script of `bench/rivals` with Debian's Python; its line of JSON.
    static String python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("bench.python", "/usr/bin/python3"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
        return out.strip();
    }

    /// A number of a flat JSON object.
    static double number(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": ([-0-9.eE+]+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
