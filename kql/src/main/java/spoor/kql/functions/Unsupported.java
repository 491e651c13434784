package spoor.kql.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The names of the language that are not supported, or not in full, each with one sentence of why.
/// A name that is in none of the lists and not in the catalogue is not written yet.
public final class Unsupported {
    private static final String STORAGE =
            "it tells of extents, nodes or cursors of a cluster's storage, which a case does not"
                    + " have";
    private static final String IDENTITY =
            "it tells of the cluster, database or user of a connection, which a case does not have";
    private static final String GRAPH = "graph queries (make-graph, graph-match) are not supported";
    private static final String NETWORK =
            "it asks a service over the network, and a query here reads only the case";
    private static final String CODE = "it runs code of another language inside the engine";
    private static final String INTERNAL = "it is an undocumented internal of Kusto's engine";
    private static final String BYTES =
            "the bytes that Kusto's own compressor gives cannot be matched";
    private static final String HASHES =
            "Kusto does not tell how it combines hashes; hash(strcat(...)) hashes several values";

    private static final String WORKSPACE =
            "it lives in the workspace or product, not in the language; save a function of this name in"
                    + " the case with 'spoor function add'";
    private static final String CLOUD = "it asks another cluster or product over the network";

    private static final Map<String, String> REASONS = reasons();

    /// How the names of ASIM's parsers begin: `_Im_Dns`, `_ASim_Dns`, `imDns`, `vimDnsZeek`,
    /// `ASimDns`.
    private static final Pattern PARSERS =
            Pattern.compile("_Im_|_ASim_|ASim[A-Z_]|v?im(_[A-Z]|[A-Z])");

    private static final Map<String, String> PARTLY = partly();

    private Unsupported() {}

    /// Why a name of the language is not supported; empty for names without a reason of their own.
    public static Optional<String> reason(String name) {
        return Optional.ofNullable(REASONS.get(name)).or(() -> parser(name));
    }

    /// Why there is no parser of ASIM, where a name is that of one.
    public static Optional<String> parser(String name) {
        return PARSERS.matcher(name).lookingAt() ? Optional.of(WORKSPACE) : Optional.empty();
    }

    /// What a supported name does not do.
    public static Optional<String> missing(String name) {
        return Optional.ofNullable(PARTLY.get(name));
    }

    /// All names with a reason.
    public static List<String> names() {
        return List.copyOf(REASONS.keySet());
    }

    /// All names of which something is missing.
    public static List<String> partlySupported() {
        return List.copyOf(PARTLY.keySet());
    }

    /// The message for a call of a name that is not in the catalogue.
    ///
    /// @param kind `function`, `plugin`
    public static String message(String kind, String name) {
        return reason(name)
                .map(reason -> "'" + name + "' is not supported: " + reason)
                .orElse("the " + kind + " '" + name + "' is unknown or not supported yet");
    }

    private static void put(Map<String, String> to, String reason, String names) {
        List<String> all = new ArrayList<>(Arrays.asList(names.strip().split("\\s+")));
        all.forEach(name -> {
            if (to.put(name, reason) != null) {
                throw new IllegalStateException("two reasons for " + name);
            }
        });
    }

    private static Map<String, String> reasons() {
        Map<String, String> to = new TreeMap<>();
        put(
                to,
                STORAGE,
                """
                extent_id extentid extent_tags current_node_id row_id rowstore_ordinal_range
                cursor_after cursor_before_or_at cursor_current current_cursor
                estimate_rows_count
                """);
        put(
                to,
                IDENTITY,
                """
                current_cluster_endpoint current_database current_principal
                current_principal_details current_principal_is_member_of
                """);
        put(
                to,
                "other clusters and databases are not there; a case is one database",
                "entity_group");
        put(
                to,
                "a case has no materialized views, stored query results or graph models",
                "materialized_view stored_query_result graph");
        put(to, GRAPH, "all map inner_nodes node_id node_degree_in node_degree_out labels");
        put(
                to,
                NETWORK,
                """
                azure_digital_twins_query_request cosmosdb_sql_request http_request
                http_request_post sql_request mysql_request postgresql_request dax_request
                ai_embed_text ai_chat_completion ai_chat_completion_prompt ai_embeddings
                execute_query execute_show_command
                """);
        put(to, CODE, "csharp python r");
        put(
                to,
                INTERNAL,
                """
                __hash_crc32 __hash_djb2 __hash_xxh64 __hash_many_crc32 __hll_normalize
                __lz4_compress_dynamic_array_to_base64_string __ipv6_lookup_ranges __invoke __cast
                __geo_polygon_s2cell_covering_level __geo_polygon_validate
                __geo_line_s2cell_covering_level __geo_line_validate __geo_length_to_s2cell_level
                passthrough tdigest_isvalid hll_isvalid identity identity_v3
                """);
        put(to, BYTES, "zlib_compress_to_base64_string gzip_compress_to_base64_string");
        put(to, HASHES, "hash_combine hash_many");
        put(
                to,
                "the list is that of the time zones on Kusto's machines; the names of the IANA"
                        + " database are known",
                "datetime_list_timezones");
        put(
                to,
                "its size of bins comes from options of a request; bin(x, size) takes it as an"
                        + " argument",
                "bin_auto");
        put(
                to,
                "it looks into files of a cloud storage; externaldata reads files below the roots"
                        + " that you name",
                "infer_storage_schema infer_storage_schema_with_suggestions external_datatable");
        put(
                to,
                WORKSPACE,
                "FileProfile DeviceFromIP SeenBy AssignedIPAddresses ThreatIntelIndicator");
        put(
                to,
                "a case defines no external tables; load their files into the case, or read them with"
                        + " externaldata",
                "external_table");
        put(
                to,
                "Kusto has given it up for row_rank_dense and row_rank_min, which are there",
                "row_rank");
        put(
                to,
                "its documentation leaves open which events make a sequence, and no results of the"
                        + " engine are known; sequence_detect finds sequences",
                "funnel_sequence funnel_sequence_completion");
        put(to, CLOUD, "arg adx app workspace resource cluster");
        put(
                to,
                "Kusto gives the cells in an order of no rule",
                "geo_s2cell_neighbors geo_geohash_neighbors");
        put(
                to,
                "which cells along the boundary it takes is not documented",
                "geo_polygon_to_h3cells");
        put(
                to,
                "which points it keeps is not documented",
                "geo_line_simplify geo_polygon_simplify geo_simplify_polygons_array");
        put(
                to,
                "its rules are not published, so its rows could not be matched",
                "diffpatterns preview rows_near");
        put(
                to,
                "how Kusto scores a period is not published, and the one score on record could not be"
                        + " matched; series_season_length finds one",
                "series_periods_detect series_periods_validate");
        return to;
    }

    private static Map<String, String> partly() {
        Map<String, String> to = new TreeMap<>();
        put(
                to,
                "series whose length is no power of 2: Kusto's way with them is not published",
                "series_fft series_ifft");
        put(
                to,
                "how Kusto finds a period is not published: ours, where none is said, is the one that"
                        + " series_season_length gives",
                "series_decompose series_decompose_anomalies series_decompose_forecast"
                        + " series_seasonal");
        for (String name : List.of("angle", "energy", "force", "length", "mass", "speed")) {
            put(to, "units whose factor Kusto may round are left out", "convert_" + name);
        }
        put(
                to,
                "units whose factor Kusto may round are left out",
                "convert_temperature convert_volume");
        put(
                to,
                "Kusto draws seeds at random and may choose other patterns; the counts of each are"
                        + " exact",
                "autocluster");
        put(
                to,
                "with a GeoLite2-City database that you put into the case",
                "geo_info_from_ip_address");
        put(
                to,
                "not of decimal and dynamic values, whose size is that of Kusto's storage",
                "estimate_data_size");
        put(
                to,
                "what they keep is a value of our own, which a cluster does not read; counts beyond"
                        + " some thousands are estimates, though not Kusto's to the last digit",
                "hll hll_if hll_merge dcount_hll");
        put(
                to,
                "what they keep is a value of our own, which a cluster does not read; not of"
                        + " timespans and decimals",
                "tdigest tdigest_merge merge_tdigest");
        put(to, "not of timespans and decimals", "percentilew percentilesw percentilesw_array");
        put(
                to,
                "several arrays only where one of the sorted is taken: array_sort_asc(a, b)[1]",
                "array_sort_asc array_sort_desc");
        put(
                to,
                "exact, where Kusto estimates beyond some thousands of values",
                "dcount dcountif percentile percentiles percentiles_array");
        put(to, "not of int, real, bool, decimal, guid and dynamic values", "hash hash_xxhash64");
        put(to, "only the name of the case", "database");
        put(
                to,
                "2 to 6 sets, not 16; what is counted are Spoor's own estimates",
                "dcount_intersect");
        put(
                to,
                "a step must come after the one before, not at the same time; sequences at the same"
                        + " moments are one row",
                "sequence_detect");
        put(
                to,
                "a schema in which a column has another type is refused, and without order columns"
                        + " whose places leave several orders",
                "schema_merge");
        put(
                to,
                "exact, where Kusto estimates; not over a timeline of int or decimal",
                "rolling_percentile");
        put(
                to,
                "not over a timeline of int or decimal",
                "active_users_count activity_counts_metrics session_count");
        put(
                to,
                "not over a timeline of int or decimal; steps of one length, not 'week', 'month' or"
                        + " 'year'",
                "sliding_window_counts");
        put(
                to,
                "the moment at which Spoor loaded the source, not that at which a cloud took it in",
                "ingestion_time");
        return to;
    }
}
