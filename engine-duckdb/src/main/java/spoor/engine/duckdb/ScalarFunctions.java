package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBodies;
import spoor.engine.scalar.ScalarBody;
import spoor.kql.functions.Argument;
import spoor.kql.functions.Body;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Parameter;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;
import spoor.model.SpoorException;

/// Registers the Java bodies of KQL functions as DuckDB scalar functions `kql_<id>`.
///
/// One overload per number of arguments (optional parameters) and per combination of SQL types (a
/// parameter that takes several types as they come); a repeated parameter becomes varargs. Nulls
/// are passed to the body; a `string` result is never null.
final class ScalarFunctions {
    private static final int MOST_OVERLOADS = 256;

    private ScalarFunctions() {}

    static void register(Connection connection) throws SQLException {
        Set<Registered> done = new HashSet<>();
        for (Function function : Functions.ALL) {
            for (Signature signature : function.signatures()) {
                ScalarBody body = ScalarBodies.ALL.get(signature.id());
                if (body == null || !(signature.body() instanceof Body.Java)) {
                    continue;
                }
                boolean changing = function.stability() == Function.Stability.VOLATILE;
                for (Overload overload : overloads(signature)) {
                    if (done.add(new Registered(signature.id(), overload))) {
                        register(connection, signature.id(), overload, body, changing);
                    }
                }
            }
        }
    }

    private record Registered(String id, Overload overload) {}

    /// The SQL types of one way to call a signature.
    record Overload(List<KqlType> types, Optional<KqlType> repeated, KqlType result) {}

    static List<Overload> overloads(Signature signature) {
        List<Overload> overloads = new ArrayList<>();
        int required = 0;
        for (Parameter parameter : signature.parameters()) {
            if (parameter.occurs() == Parameter.Occurs.ONCE) {
                required++;
            }
        }
        for (int count = required; count <= signature.parameters().size(); count++) {
            List<Parameter> parameters = signature.parameters().subList(0, count);
            boolean repeated =
                    count > 0 && parameters.getLast().occurs() == Parameter.Occurs.REPEATED;
            if (!repeated && repeatsNext(signature, count)) {
                continue;
            }
            for (List<KqlType> types : combinations(signature, parameters)) {
                List<KqlType> fixed = repeated ? types.subList(0, count - 1) : types;
                overloads.add(
                        new Overload(
                                List.copyOf(fixed),
                                repeated ? Optional.of(types.getLast()) : Optional.empty(),
                                result(signature, types)));
            }
        }
        if (overloads.size() > MOST_OVERLOADS) {
            throw new IllegalStateException(
                    signature.id() + " has " + overloads.size() + " overloads");
        }
        return overloads;
    }

    /// Whether the parameter after the first `count` repeats: its overload serves this one too.
    private static boolean repeatsNext(Signature signature, int count) {
        return count < signature.parameters().size()
                && signature.parameters().get(count).occurs() == Parameter.Occurs.REPEATED;
    }

    private static List<List<KqlType>> combinations(
            Signature signature, List<Parameter> parameters) {
        List<List<KqlType>> combinations = new ArrayList<>();
        combinations.add(List.of());
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.occurs() == Parameter.Occurs.PAIRS) {
                throw new IllegalStateException(
                        signature.id() + ": a Java body cannot have parameters in pairs");
            }
            int common = parameter.common() ? firstCommon(parameters) : i;
            List<List<KqlType>> longer = new ArrayList<>();
            for (List<KqlType> combination : combinations) {
                for (KqlType type :
                        common < i ? List.of(combination.get(common)) : types(parameter)) {
                    List<KqlType> one = new ArrayList<>(combination);
                    one.add(type);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static int firstCommon(List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).common()) {
                return i;
            }
        }
        throw new IllegalStateException("no common parameter");
    }

    /// A KQL type for each SQL type the parameter can come as.
    private static List<KqlType> types(Parameter parameter) {
        if (parameter.passedAs().isPresent()) {
            return List.of(parameter.passedAs().get());
        }
        Map<DuckDBColumnType, KqlType> bySqlType = new LinkedHashMap<>();
        for (KqlType type : KqlType.values()) {
            if (parameter.accepts().contains(type)) {
                bySqlType.putIfAbsent(SqlTypes.of(type), type);
            }
        }
        return List.copyOf(new LinkedHashSet<>(bySqlType.values()));
    }

    private static KqlType result(Signature signature, List<KqlType> types) {
        return signature
                .result()
                .type(
                        types.stream()
                                .map(type -> new Argument(type, true, false, Optional.empty()))
                                .toList());
    }

    private static void register(
            Connection connection, String id, Overload overload, ScalarBody body, boolean changing)
            throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("kql_" + id);
            for (KqlType type : overload.types()) {
                builder.withParameter(SqlTypes.of(type));
            }
            if (overload.repeated().isPresent()) {
                try (DuckDBLogicalType type =
                        DuckDBLogicalType.of(SqlTypes.of(overload.repeated().get()))) {
                    builder.withVarArgs(type);
                }
            }
            builder.withReturnType(SqlTypes.of(overload.result()));
            if (changing) {
                builder.withVolatile();
            }
            KqlType result = overload.result();
            builder.withVectorizedFunction((in, out) -> {
                try {
                    apply(body, result, in, out);
                } catch (SpoorException e) {
                    throw new FunctionFailed(e);
                }
            });
            builder.register(connection);
        }
    }

    private static void apply(
            ScalarBody body, KqlType result, DuckDBDataChunkReader in, DuckDBWritableVector out) {
        int count = Math.toIntExact(in.columnCount());
        DuckDBReadableVector[] vectors = new DuckDBReadableVector[count];
        DuckDBColumnType[] types = new DuckDBColumnType[count];
        for (int i = 0; i < count; i++) {
            vectors[i] = in.vector(i);
            types[i] = vectors[i].getType();
        }
        @Nullable Object[] arguments = new @Nullable Object[count];
        long rows = in.rowCount();
        for (long row = 0; row < rows; row++) {
            for (int i = 0; i < count; i++) {
                arguments[i] = vectors[i].isNull(row) ? null : value(vectors[i], types[i], row);
            }
            write(out, row, result, body.apply(arguments));
        }
    }

    private static Object value(DuckDBReadableVector vector, DuckDBColumnType type, long row) {
        return switch (type) {
            case VARCHAR -> vector.getString(row);
            case BIGINT -> vector.getLong(row);
            case DOUBLE -> vector.getDouble(row);
            case INTEGER -> vector.getInt(row);
            case BOOLEAN -> vector.getBoolean(row);
            default -> throw new IllegalStateException("an argument of type " + type);
        };
    }

    private static void write(
            DuckDBWritableVector out, long row, KqlType type, @Nullable Object value) {
        if (value == null) {
            if (type == KqlType.STRING) {
                out.setString(row, "");
            } else {
                out.setNull(row);
            }
            return;
        }
        switch (type) {
            case BOOL -> out.setBoolean(row, (Boolean) value);
            case INT -> out.setInt(row, ((Number) value).intValue());
            case LONG, DATETIME, TIMESPAN -> out.setLong(row, ((Number) value).longValue());
            case REAL -> out.setDouble(row, ((Number) value).doubleValue());
            case DECIMAL, STRING, DYNAMIC, GUID -> out.setString(row, (String) value);
        }
    }
}
