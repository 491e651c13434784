package spoor.kql.functions;

import static spoor.kql.functions.Parameter.any;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;
import static spoor.model.KqlType.TIMESPAN;

import java.util.List;
import spoor.model.KqlType;

/// Functions that the binder replaces: they need the moment of the query, the columns at hand, or
/// another query's value.
final class BoundFunctions {
    private BoundFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "now",
                        "The moment of the query, or one a span away.",
                        bound("now", DATETIME),
                        bound("now_offset", DATETIME, typed("offset", TIMESPAN))),
                Function.of(
                        "ago",
                        "The moment a span before the query.",
                        bound("ago", DATETIME, typed("timespan", TIMESPAN))),
                Function.of(
                                "column_ifexists",
                                "The column of that name, or else the default.",
                                new Signature(
                                        "column_ifexists",
                                        List.of(
                                                typed("name", STRING).constantOnly(),
                                                any("default")),
                                        arguments -> arguments.get(1).type(),
                                        POSSIBLE,
                                        new Body.Bound()))
                        .alias("columnifexists")
                        .resultNamed(Function.ResultName.FIRST_ARGUMENT_VALUE),
                Function.of(
                        "pack_all",
                        "A bag of all columns of the row.",
                        bound("pack_all", DYNAMIC),
                        bound("pack_all_ignore", DYNAMIC, typed("ignore_null_empty", BOOL))),
                Function.of(
                        "iscolumnexists",
                        "Whether there is a column of that name.",
                        bound("iscolumnexists", BOOL, typed("name", STRING).constantOnly())),
                Function.of(
                        "column_names_of",
                        "The names of a table's columns.",
                        bound("column_names_of", DYNAMIC, any("table"))),
                Function.of(
                        "bag_pack_columns",
                        "A bag of the given columns.",
                        bound("bag_pack_columns", DYNAMIC, any("columns").repeated())),
                Function.of(
                        "estimate_data_size",
                        "The bytes that the values take: 8 for a long, real or time, those of a"
                                + " text in UTF-8.",
                        bound("estimate_data_size", LONG, any("columns").repeated())),
                Function.of(
                                "ingestion_time",
                                "When the row's source was loaded into the case; null for rows of"
                                        + " no source.",
                                bound("ingestion_time", DATETIME))
                        .resultNamed(Function.ResultName.PREFIX_ONLY, "$IngestionTime"),
                Function.of(
                        "assert",
                        "True; where the condition does not hold the query ends with the message.",
                        java(
                                "assert",
                                BOOL,
                                NEVER,
                                typed("condition", BOOL),
                                typed("message", STRING).constantOnly())),
                Function.of(
                        "geo_info_from_ip_address",
                        "Where an address is, by the case's database of places: a bag of country,"
                                + " state, city, latitude and longitude.",
                        bound("geo_info_from_ip_address", DYNAMIC, typed("address", STRING))),
                Function.of(
                        "$place",
                        "What a database of places tells of an address.",
                        java(
                                "address_place",
                                DYNAMIC,
                                POSSIBLE,
                                typed("address", STRING),
                                typed("database", STRING).constantOnly())),
                Function.of(
                        "toscalar",
                        "The first value of another query.",
                        new Signature(
                                "toscalar",
                                List.of(any("query")),
                                arguments -> arguments.getFirst().type(),
                                POSSIBLE,
                                new Body.Bound())));
    }

    private static Signature bound(String id, KqlType result, Parameter... parameters) {
        return new Signature(
                id, List.of(parameters), arguments -> result, POSSIBLE, new Body.Bound());
    }
}
