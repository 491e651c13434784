package spoor.engine;

import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Body;
import spoor.model.KqlType;

/// What one engine's SQL spells in its own way.
public interface Dialect {
    /// Lower-case name of the engine: `duckdb`.
    String name();

    /// An identifier, quoted.
    String quote(String identifier);

    /// The place holder of the n-th text parameter, from 1.
    String parameter(int number);

    /// The SQL type that holds a KQL type.
    String type(KqlType type);

    /// The engine's own spelling of a signature (by its id), where it has a better one than the
    /// portable SQL or the Java body.
    Optional<Body.Spelling> spelling(String signatureId);

    /// The engine's name of a Java body: `kql_has`.
    String javaFunction(String signatureId);

    /// The pseudo column that numbers a stored table's rows in the order they were stored.
    String rowOrder();

    /// A query of one BIGINT column `i`: 0, 1, ... up to `count` exclusive (a SQL expression; none
    /// when it is null or not positive).
    String series(String count);

    /// An aggregate: the compact JSON array of the texts (each JSON already) in the given order,
    /// nulls left out, at most `most` of them; `[]` for none.
    ///
    /// @param order an ORDER BY list, empty: as they come
    /// @param filter a predicate, empty: all rows
    String jsonArray(String element, String order, String filter, long most);

    /// The same for distinct texts, in the order of the texts.
    String jsonSet(String element, String filter, long most);

    /// An aggregate: the value at a percentile (0 to 1) by nearest rank, nulls left out.
    String percentile(String operand, double fraction, String filter);

    /// A select item that gives a row per element of a JSON array (text); several such items of one
    /// SELECT go side by side, the shorter ones padded with null.
    String elements(String jsonArray);

    /// A select item beside [#elements] items: the element's number, from 0, for the given arrays.
    String elementNumbers(List<String> jsonArrays);

    /// A number of 64 bits made of some values: the same for values that GROUP BY takes for equal,
    /// and rarely the same for others. Empty where the engine has none that is cheap.
    Optional<String> hash(List<String> operands);

    /// The head of a table in WITH, up to and with AS.
    ///
    /// @param once whether the engine shall compute it once and keep it, or anew at each use
    String named(String name, boolean once);

    /// A sum of BIGINTs as BIGINT that wraps around as KQL's does, 0 for none.
    String wrappingSum(String operand, String filter);
}
