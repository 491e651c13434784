package spoor.bench.samples;

import java.time.Instant;
import java.util.List;

/// Somebody on the analyst's computer, from which honest reports come all day: looks whether
/// accounts without a password exist, guesses that of `dba`, and reads customers and their cards.
final class MySqlThief {
    private static final String BRUTE_FORCE = "login_attack";
    private static final String THEFT = "data_theft";
    private static final String HOST = MySqlShop.ANALYST;

    private final MySqlServer server;

    MySqlThief(MySqlServer server) {
        this.server = server;
    }

    void act() {
        Instant probe = MySqlServer.at(5.55);
        int second = 0;
        for (String user : List.of("", "root", "anonymous", "admin")) {
            server.refused(probe.plusSeconds(second), "recon", user, HOST, false);
            second += 3 + user.length();
        }
        Instant guess = MySqlServer.at(6.3);
        for (int attempt = 0; attempt < 13; attempt++) {
            server.refused(
                    guess.plusMillis(4_310L * attempt + 37L * attempt * attempt),
                    BRUTE_FORCE,
                    attempt < 4 ? "root" : "dba",
                    HOST,
                    true);
        }
        server.connect(guess.plusSeconds(67), BRUTE_FORCE, "dba", HOST, "")
                .query("select @@version_comment limit 1")
                .quit();
        server.connect(MySqlServer.at(6.66), THEFT, "dba", HOST, "")
                .query("select @@version_comment limit 1")
                .typed("show databases")
                .entry("Init DB", "shop", 3)
                .query("show databases")
                .query("show tables")
                .entry("Field List", "customers ", 2)
                .entry("Field List", "orders ", 2)
                .entry("Field List", "payment_methods ", 2)
                .typed("select * from customers")
                .quit();
        server.connect(MySqlServer.at(6.73), THEFT, "dba", HOST, "shop")
                .typed(
                        "SELECT table_schema, table_name, column_name FROM"
                                + " information_schema.columns\n  WHERE column_name LIKE '%card%'")
                .typed(
                        "SELECT c.email, p.holder, p.card FROM customers c JOIN payment_methods p"
                                + " ON p.customer_id = c.id")
                .quit();
        server.connect(MySqlServer.at(6.79), THEFT, "dba", HOST, "")
                .typed("SELECT user, host, authentication_string FROM mysql.user")
                .quit();
    }
}
