package spoor.bench.samples;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import spoor.bench.samples.MySqlServer.Connection;

/// What the shop itself does all day: two web servers, monitoring, an hourly job, reports, the
/// administrator, a new version, a backup, and passwords mistyped.
final class MySqlShop {
    static final String ANALYST = "10.40.3.57";
    private static final String ADMINISTRATOR = "10.40.3.12";
    private static final String BACKUP = "10.40.8.40";
    private static final List<String> TABLES =
            List.of(
                    "customers",
                    "orders",
                    "order_items",
                    "products",
                    "sessions",
                    "payment_methods");
    private static final List<String> WORDS =
            List.of("kettle", "lamp", "wool blanket", "oak tray", "kids' cup", "select gift box");

    private final MySqlServer server;
    private final Random random;

    MySqlShop(MySqlServer server, Random random) {
        this.server = server;
        this.random = random;
    }

    void work() {
        for (int visit = 0; visit < 640; visit++) {
            visit(MySqlServer.at(11.5 * Math.pow(random.nextDouble(), 0.9)));
        }
        for (int minute = 2; minute < 690; minute += 5) {
            server.connect(minute(minute), "benign_monitor", "monitor", "10.40.8.50", "")
                    .query("SHOW GLOBAL STATUS")
                    .query("SELECT 1")
                    .quit();
        }
        for (int hour = 0; hour < 12; hour++) {
            clean(minute(60 * hour + 5));
        }
        for (double hour : new double[] {1.4, 2.2, 3.6, 4.9, 6.6, 7.7, 9.2, 10.4}) {
            report(MySqlServer.at(hour));
        }
        for (double hour : new double[] {1.1, 2.9, 5.2, 8.3, 9.9}) {
            administer(MySqlServer.at(hour));
        }
        release(MySqlServer.at(3.15));
        backup(MySqlServer.at(0.4));
        for (double hour : new double[] {0.9, 2.31, 3.155, 5.21, 6.59, 8.8, 10.39, 10.395}) {
            boolean web = random.nextBoolean();
            server.refused(
                    MySqlServer.at(hour),
                    "benign_login_error",
                    web ? "shop" : "report",
                    web ? web() : ANALYST,
                    true);
        }
    }

    private Instant minute(int minutes) {
        return MySqlServer.at(minutes / 60.0 + random.nextDouble() / 600);
    }

    private String web() {
        return "10.40.8.2" + (1 + random.nextInt(2));
    }

    private Connection shop(Instant time, String purpose) {
        return server.connect(time, purpose, "shop", web(), "shop")
                .query("SET NAMES utf8mb4")
                .query("SET SESSION sql_mode='STRICT_TRANS_TABLES'");
    }

    private void visit(Instant time) {
        Connection page = shop(time, "benign_web");
        int product = 100 + random.nextInt(400);
        int customer = 2_000 + random.nextInt(900);
        page.query(
                "SELECT s.id, s.customer_id FROM sessions s WHERE s.token = '"
                        + Long.toHexString(random.nextLong())
                        + "' LIMIT 1");
        int kind = random.nextInt(20);
        if (kind < 8) {
            page.query(
                    "SELECT p.id, p.name, p.price FROM products p WHERE p.category_id = "
                            + random.nextInt(30)
                            + " ORDER BY p.name LIMIT 24");
        } else if (kind < 14) {
            page.query("SELECT * FROM products WHERE id = " + product)
                    .query(
                            "SELECT r.stars, r.body FROM reviews r JOIN customers c ON c.id ="
                                    + " r.customer_id\n  WHERE r.product_id = "
                                    + product
                                    + " ORDER BY r.written DESC LIMIT 10");
        } else if (kind < 16) {
            page.query(
                    "SELECT id, name FROM products WHERE name LIKE '%"
                            + WORDS.get(random.nextInt(WORDS.size())).replace("'", "''")
                            + "%' LIMIT 50");
        } else if (kind < 18) {
            page.query(
                            "SELECT id, password_hash FROM customers WHERE email = 'c"
                                    + customer
                                    + "@mail.example.org'")
                    .query("UPDATE customers SET last_seen = NOW() WHERE id = " + customer);
        } else {
            page.query("START TRANSACTION")
                    .query(
                            "INSERT INTO orders (customer_id, total, note) VALUES ("
                                    + customer
                                    + ", "
                                    + (5 + random.nextInt(200))
                                    + ".90, 'ring twice,\nsecond floor')");
            for (int item = 0; item <= random.nextInt(3); item++) {
                page.query(
                                "INSERT INTO order_items (order_id, product_id, amount) VALUES"
                                        + " (LAST_INSERT_ID(), "
                                        + (product + item)
                                        + ", 1)")
                        .query(
                                "UPDATE products SET stock = stock - 1 WHERE id = "
                                        + (product + item));
            }
            page.query(
                            "SELECT brand, last_digits FROM payment_methods WHERE customer_id = "
                                    + customer)
                    .query("COMMIT");
        }
        page.quit();
    }

    private void clean(Instant time) {
        shop(time, "benign_cron")
                .query("DELETE FROM sessions WHERE seen < NOW() - INTERVAL 1 DAY")
                .query(
                        "SELECT id FROM orders WHERE state = 'unpaid' AND placed < NOW() - INTERVAL 2 HOUR")
                .quit();
    }

    private void report(Instant time) {
        server.connect(time, "benign_report", "report", ANALYST, "shop")
                .entry(
                        "Prepare",
                        "SELECT state, COUNT(*) FROM orders WHERE placed > ? GROUP BY state",
                        9)
                .entry(
                        "Execute",
                        "SELECT state, COUNT(*) FROM orders WHERE placed > '2026-09-10' GROUP BY state",
                        90)
                .entry("Close stmt", "", 2)
                .typed("SELECT DATE(placed) d, SUM(total) FROM orders GROUP BY d ORDER BY d")
                .typed("SELECT id, country, registered FROM customers ORDER BY id")
                .quit();
    }

    private void administer(Instant time) {
        Connection console =
                server.connect(time, "benign_admin", "dba", ADMINISTRATOR, "")
                        .query("select @@version_comment limit 1")
                        .typed("show databases")
                        .entry("Init DB", "shop", 3)
                        .typed("show tables");
        switch (random.nextInt(3)) {
            case 0 -> console.typed("SHOW FULL PROCESSLIST").typed("SHOW ENGINE INNODB STATUS");
            case 1 ->
                    console.typed("EXPLAIN SELECT * FROM orders WHERE customer_id = 2044")
                            .typed("ANALYZE TABLE orders");
            default ->
                    console.typed("SELECT user, host FROM mysql.user")
                            .typed("SELECT COUNT(*) FROM information_schema.innodb_trx");
        }
        console.quit();
    }

    private void release(Instant time) {
        server.connect(time, "benign_deploy", "deploy", "10.40.8.30", "shop")
                .query("SELECT version FROM schema_versions ORDER BY version DESC LIMIT 1")
                .query("ALTER TABLE products ADD COLUMN gift BOOLEAN NOT NULL DEFAULT FALSE")
                .query("CREATE INDEX by_gift ON products (gift)")
                .query("INSERT INTO schema_versions (version, at) VALUES (41, NOW())")
                .quit();
    }

    private void backup(Instant time) {
        Connection dump =
                server.connect(time, "benign_backup", "backup", BACKUP, "")
                        .query("/*!40103 SET TIME_ZONE='+00:00' */")
                        .entry("Init DB", "shop", 3)
                        .query("FLUSH TABLES WITH READ LOCK")
                        .query("START TRANSACTION /*!40100 WITH CONSISTENT SNAPSHOT */")
                        .query("UNLOCK TABLES");
        for (String table : TABLES) {
            dump.query("show create table `" + table + '`')
                    .entry("Field List", table + ' ', 4)
                    .entry(
                            "Query",
                            "SELECT /*!40001 SQL_NO_CACHE */ * FROM `" + table + '`',
                            4_000);
        }
        dump.quit();
    }
}
