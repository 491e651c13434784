package spoor.formats.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlScanTest {
    private static String scan(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        SqlScan scan = new SqlScan();
        scan.read(bytes, 0, bytes.length);
        return new String(scan.action(), 0, scan.actionLength(), StandardCharsets.US_ASCII)
                + " "
                + new String(scan.tables(), 0, scan.tablesLength(), StandardCharsets.UTF_8);
    }

    @Test
    void readsListsJoinsAndAliases() {
        assertEquals(
                "SELECT [\"a\",\"db.b\",\"c d\",\"e\"]",
                scan(
                        "select x, y from a as q, `db` . `b` r left join `c d` on 1=f(1,2) , e where z in (1, g)"));
        assertEquals("SELECT [\"t\"]", scan("(SELECT 1 FROM t ORDER BY a, b LIMIT 1, 2)"));
        assertEquals("SELECT [\"a\",\"b\",\"c\"]", scan("SELECT * FROM (a JOIN b ON 1), c"));
        assertEquals("SELECT []", scan("SELECT now() FROM DUAL"));
    }

    @Test
    void readsSubqueriesAndUnions() {
        assertEquals(
                "INSERT [\"t\",\"mysql.user\"]",
                scan("INSERT INTO t (a, b) VALUES ((SELECT password FROM mysql.user), 1), (2, 3)"));
        assertEquals(
                "SELECT [\"t\",\"u\",\"v\"]",
                scan("SELECT 1 FROM (SELECT 2 FROM t) x, u UNION SELECT a FROM v -- FROM w"));
        assertEquals(
                "SELECT [\"t\"]", scan("SELECT EXTRACT(YEAR FROM d), TRIM(' ' FROM c) FROM t"));
    }

    @Test
    void readsChanges() {
        assertEquals("UPDATE [\"t\",\"u\"]", scan("UPDATE LOW_PRIORITY t, u SET a = 1, b = 2"));
        assertEquals(
                "INSERT [\"t\"]", scan("insert ignore t values (1) on duplicate key update a=2"));
        assertEquals("REPLACE [\"t\"]", scan("REPLACE INTO t SET a = REPLACE(b, 'c', 'd')"));
        assertEquals("DELETE [\"a\",\"b\"]", scan("DELETE a FROM a JOIN b USING (id) WHERE 1"));
        assertEquals("SELECT [\"t\"]", scan("SELECT a FROM t FOR UPDATE"));
        assertEquals("SELECT [\"t\"]", scan("SELECT a INTO OUTFILE '/tmp/x' FROM t"));
        assertEquals(
                "LOAD [\"t\"]", scan("LOAD DATA INFILE 'x' INTO TABLE t FIELDS TERMINATED BY ','"));
    }

    @Test
    void readsDefinitions() {
        assertEquals(
                "CREATE [\"t\",\"u\"]",
                scan(
                        "CREATE TABLE IF NOT EXISTS t (a INT, FOREIGN KEY (a) REFERENCES u (b))"
                                + " engine=x, comment='y'"));
        assertEquals("DROP [\"a\",\"b\"]", scan("drop table if exists a, `b`"));
        assertEquals("RENAME [\"a\",\"b\"]", scan("RENAME TABLE a TO b"));
        assertEquals("CREATE [\"t\"]", scan("CREATE UNIQUE INDEX i ON t (a, b)"));
        assertEquals("GRANT [\"db.*\"]", scan("GRANT ALL ON db.* TO 'x'@'%'"));
        assertEquals("TRUNCATE [\"t\"]", scan("TRUNCATE t"));
        assertEquals("LOCK [\"a\",\"b\"]", scan("LOCK TABLES a READ, b AS x WRITE"));
    }

    @Test
    void readsWhatShowAndDescribeName() {
        assertEquals("SHOW [\"wp_options\"]", scan("SHOW FULL COLUMNS FROM `wp_options`"));
        assertEquals("SHOW []", scan("SHOW TABLES FROM db LIKE 'x'"));
        assertEquals("SHOW [\"t\"]", scan("SHOW CREATE TABLE t"));
        assertEquals("SHOW []", scan("SHOW TABLE STATUS"));
        assertEquals("DESCRIBE [\"t\"]", scan("describe t"));
        assertEquals("EXPLAIN [\"t\"]", scan("EXPLAIN FORMAT=JSON SELECT * FROM t"));
    }

    @Test
    void passesOverCommentsQuotesAndVariables() {
        assertEquals(
                "SELECT [\"t\"]",
                scan("/* FROM a */ # FROM b\nSELECT 'FROM c', \"it\\\"s FROM d\", @from x FROM t"));
        assertEquals("SELECT [\"t\"]", scan("/*!50000 SELECT 1 FROM t */"));
        assertEquals("SET []", scan("SET NAMES utf8mb4"));
    }

    @Test
    void namesTheActionBehindCommonTableExpressions() {
        assertEquals(
                "UPDATE [\"t\",\"u\"]",
                scan("WITH x AS (SELECT 1 FROM t), y AS (SELECT 2 FROM x) UPDATE u, y SET a = 1"));
    }

    @Test
    void readsAnyTextWithinBounds() {
        Random random = new Random(5);
        String[] parts = {
            "select ", "from ", "(", ")", ",", "`", "'", "\"", "\\", "/*", "*/", "--", "t",
            "\u00fc", "with ", "join ", ".", "@", ";", "update ", "/*!", "#", "\n", "9a ", "table ",
            "*", "on "
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder sql = new StringBuilder();
            for (int k = random.nextInt(20); k >= 0; k--) {
                sql.append(parts[random.nextInt(parts.length)]);
            }
            String found = scan(sql.toString());
            assertTrue(found.endsWith("]"), sql.toString());
        }
        assertTrue(scan("SELECT 1 FROM " + "(".repeat(100_000) + "t").startsWith("SELECT ["));
    }
}
