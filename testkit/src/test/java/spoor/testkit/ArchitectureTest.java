package spoor.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of the module tree that a compiler does not check.
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("spoor.root", "."));

    /// Each package tree and those it may use, nearest first. The outer two read the catalogues of
    /// functions, miners and formats, and reach everything else through `workbench`.
    private static final Map<String, List<String>> DIRECTION =
            Map.of(
                    "spoor.model", List.of(),
                    "spoor.kql", List.of("spoor.model"),
                    "spoor.plan", List.of("spoor.kql", "spoor.model"),
                    "spoor.engine", List.of("spoor.plan", "spoor.kql", "spoor.model"),
                    "spoor.formats", List.of("spoor.model"),
                    "spoor.mining", List.of("spoor.model"),
                    "spoor.server",
                            List.of(
                                    "spoor.workbench",
                                    "spoor.engine",
                                    "spoor.mining",
                                    "spoor.formats",
                                    "spoor.kql.functions",
                                    "spoor.model"),
                    "spoor.cli",
                            List.of(
                                    "spoor.server",
                                    "spoor.workbench",
                                    "spoor.engine",
                                    "spoor.mining",
                                    "spoor.formats",
                                    "spoor.kql.functions",
                                    "spoor.model"));

    /// What DuckDB spells and another engine does not.
    private static final Pattern DUCKDB_SPELLING =
            Pattern.compile(
                    "(?i)\\b((?:list_(?:transform|filter|reduce|value|sort|distinct|zip|extract)"
                            + "|struct_pack|struct_extract|json_(?:extract|keys|type|valid|each|"
                            + "array_length|serialize_sql)\\w*|regexp_(?:matches|extract|"
                            + "full_match|split_to_array)|str_split|string_split|epoch_(?:ms|us|ns)|"
                            + "strftime|strptime|make_timestamp|time_bucket|array_agg|"
                            + "approx_count_distinct|quantile_cont|unnest|read_csv|"
                            + "generate_series)\\s*\\(|(?:hugeint|ubigint|interval '?\\d)\\b)");

    private static JavaClasses product;

    @BeforeAll
    static void readClasses() {
        product =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("spoor");
        assertTrue(product.size() > 30, "classes of the product are on the path");
    }

    @Test
    void modulesDependOnlyOnThoseToTheirLeft() {
        DIRECTION.forEach((from, allowed) -> {
            List<String> packages = new ArrayList<>();
            packages.add(from + "..");
            allowed.forEach(name -> packages.add(name + ".."));
            noClasses()
                    .that(resideInAPackage(from + ".."))
                    .and(not(resideInAPackage("spoor.engine.duckdb..")))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("spoor..")
                                    .and(not(resideInAnyPackage(packages.toArray(String[]::new)))))
                    .allowEmptyShould(true)
                    .check(product);
        });
        noClasses()
                .that()
                .resideInAPackage("spoor.engine..")
                .and()
                .resideOutsideOfPackage("spoor.engine.duckdb..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("spoor.engine.duckdb..")
                .check(product);
    }

    @Test
    void onlyTheDuckDbModuleSeesDuckDb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("spoor.engine.duckdb..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.duckdb..")
                .check(product);
    }

    @Test
    void onlyTheServerSeesTheWebServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("spoor.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..")
                .check(product);
    }

    @Test
    void nothingIsSerializedAndNothingLoadedByName() {
        noClasses()
                .that()
                // walks our own syntax trees by their record components, to draw rows from a query
                .doNotHaveFullyQualifiedName("spoor.testkit.corpus.Parts")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "javax.script..")
                .check(product);
    }

    @Test
    void stagesHaveNoClockOfTheirOwn() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "spoor.model..",
                        "spoor.kql..",
                        "spoor.plan..",
                        "spoor.engine",
                        "spoor.engine.scalar..",
                        "spoor.mining..",
                        "spoor.formats..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Random.class)
                .check(product);
    }

    @Test
    void everyPackageIsNullMarked() {
        for (JavaPackage one : product.getDefaultPackage().getSubpackagesInTree()) {
            if (one.getName().startsWith("spoor.") && !one.getClasses().isEmpty()) {
                assertTrue(
                        one.isAnnotatedWith(NullMarked.class),
                        one.getName() + " has no @NullMarked package-info.java");
            }
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .check(product);
    }

    @Test
    void noDuckDbSpellingOutsideItsDialect() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("kql", "plan", "engine", "workbench", "server", "cli")) {
            for (Path file : sources(module)) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                for (String literal : literals(text)) {
                    Matcher matcher = DUCKDB_SPELLING.matcher(literal);
                    if (matcher.find()) {
                        found.add(ROOT.relativize(file) + ": " + matcher.group(1));
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void findsASpellingWhereThereIsOne() {
        assertTrue(DUCKDB_SPELLING.matcher("list_transform({0}, x -> x)").find());
        assertTrue(DUCKDB_SPELLING.matcher("json_extract_string(a, b)").find());
        assertEquals(List.of("a", "c\nd"), literals("x = \"a\"; /* y */ \"c\\nd\""));
    }

    private static List<Path> sources(String module) throws IOException {
        Path folder = ROOT.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    /// The string literals of Java source, text blocks included; comments left out.
    private static List<String> literals(String source) {
        List<String> literals = new ArrayList<>();
        Matcher matcher =
                Pattern.compile(
                                "//[^\\n]*|/\\*.*?\\*/|\"\"\"(.*?)\"\"\"|'(?:\\\\.|[^'\\\\])'"
                                        + "|\"((?:\\\\.|[^\"\\\\])*)\"",
                                Pattern.DOTALL)
                        .matcher(source);
        while (matcher.find()) {
            String literal = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            if (literal != null) {
                literals.add(literal.replace("\\n", "\n").replace("\\\"", "\""));
            }
        }
        return literals;
    }
}
