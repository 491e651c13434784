package spoor.engine;

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
}
