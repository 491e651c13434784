package spoor.testkit.clients;

import java.util.ArrayList;
import java.util.List;
import spoor.testkit.clients.Ask.Unexpected;

/// Queries as the page asks them: filters, summaries, miners, pictures, and wrong ones.
final class Queries {
    static final String PROGRESSIVE =
            "\"results_progressive_enabled\":true,\"results_v2_newlines_between_frames\":true";
    private static final String PICTURES = "\"spoor_pictures\":true";

    private Queries() {}

    static List<Ask> all() {
        List<Ask> asks = new ArrayList<>();
        queries(asks);
        miners(asks);
        pictures(asks);
        errors(asks);
        return asks;
    }

    private static void queries(List<Ask> asks) {
        for (String query :
                List.of(
                        "ZeekConn | where proto == 'tcp' and ['id.resp_p'] < 1000 | sort by ts asc, uid asc | take 500",
                        "SecurityEvent | where CommandLine has 'exe' | sort by TimeGenerated asc, NewProcessId asc | take 300",
                        "ZeekConn | where tostring(pack_all()) contains '10.20.30.17' | sort by ts asc, uid asc")) {
            asks.add(query("filter", 6, query, PROGRESSIVE));
        }
        for (String query :
                List.of(
                        "ZeekConn | summarize n = count(), hosts = dcount(['id.orig_h']), b = sum(orig_bytes) by conn_state, proto | sort by n desc, conn_state asc, proto asc",
                        "OfficeActivity | summarize n = count() by Operation, bin(TimeGenerated, 1d) | sort by Operation asc, TimeGenerated asc",
                        "ZeekConn | make-series n = count() on ts step 1h | extend (a, s, b) = series_decompose_anomalies(n)",
                        "ZeekConn | summarize n = count() by h = ['id.orig_h'] | join kind=inner (ZeekConn | summarize by h = ['id.orig_h'], service) on h | sort by n desc, h asc, service asc | take 50")) {
            asks.add(query("summary", 4, query, PROGRESSIVE));
        }
        asks.add(
                query(
                        "many rows",
                        2,
                        "range x from 1 to 50000 step 1 | extend y = x * 7 % 13, z = strcat('row ', x)",
                        PROGRESSIVE));
        asks.add(
                query(
                        "many rows at once",
                        1,
                        "range x from 1 to 20000 step 1 | extend y = x * 7 % 13",
                        ""));
    }

    private static void miners(List<Ask> asks) {
        for (String query :
                List.of(
                        "OfficeActivity | extend Event = bag_pack(Operation, parse_json(Parameters)) | evaluate sessionize(TimeGenerated, Event, UserId, ClientIP, max_length=20m, max_gap=2m, missing='one') | evaluate sequence_scores(events, window=3, model='markov_faithful', params='none') | where scored | sort by likelihood asc, begin asc | take 20",
                        "SecurityEvent | where EventID == 4688 | extend tokens = delimiter_count(CommandLine), score = path_score(NewProcessName) | evaluate dbscan((tokens, score), eps=0.0001, min_points=2) | sort by ClusterSize asc, TimeGenerated asc, NewProcessId asc | take 50",
                        "MySqlGeneral | evaluate template_list(Argument) | sort by tostring(pack_all()) asc",
                        "ZeekConn | where isfinite(duration) and isfinite(todouble(orig_bytes)) and isfinite(todouble(resp_bytes)) | evaluate isolation_forest((duration, orig_bytes, resp_bytes)) | sort by score desc, ts asc, uid asc | take 20",
                        "ZeekConn | evaluate column_profile()")) {
            asks.add(query("miner", 1, query, PROGRESSIVE));
        }
    }

    private static void pictures(List<Ask> asks) {
        for (String query :
                List.of(
                        "ZeekConn | summarize n = count() by conn_state | sort by conn_state asc | render barchart",
                        "ZeekConn | summarize n = count() by bin(ts, 1h) | sort by ts asc | render timechart",
                        "ZeekConn | sort by ts asc, uid asc | render boxplot with (xcolumn=proto, ycolumns=duration, series=conn_state)",
                        "ZeekConn | summarize n = count() by id_orig_h, id_resp_h, conn_state | sort by n desc, id_orig_h asc, id_resp_h asc, conn_state asc | render graph with (xcolumn=id_orig_h, ycolumns=id_resp_h, series=conn_state, size=n)",
                        "ZeekConn | summarize n = count() by conn_state, proto | sort by conn_state asc, proto asc | render heatmap")) {
            asks.add(query("picture", 1, query, PROGRESSIVE + "," + PICTURES));
        }
    }

    private static void errors(List<Ask> asks) {
        asks.add(wrong("ZeekConn | where no_such_column == 1", "", 400, "unknown column"));
        // it names the tables that are there, of which other clients make some
        asks.add(wrong("NoSuchTable | count", "", 400, "NoSuchTable", false));
        asks.add(wrong("ZeekConn | where (", "", 400, ""));
        asks.add(
                wrong(
                        "range x from 1 to 100000 step 1",
                        "\"truncationmaxrecords\":5000," + PROGRESSIVE,
                        200,
                        "5000"));
    }

    private static Ask query(String kind, int weight, String text, String options) {
        return new Ask(
                kind,
                weight,
                true,
                (client, _) -> {
                    Client.Answer answer = client.query(text, options, "soak");
                    String said = Said.v2(answer);
                    if (answer.status() != 200) {
                        throw new Unexpected(text + ": " + said);
                    }
                    return said;
                });
    }

    private static Ask wrong(String text, String options, int status, String part) {
        return wrong(text, options, status, part, true);
    }

    private static Ask wrong(
            String text, String options, int status, String part, boolean compared) {
        return new Ask(
                "asked error",
                1,
                compared,
                (client, _) -> {
                    Client.Answer answer = client.query(text, options, "soak");
                    String said = Said.v2(answer);
                    if (answer.status() != status || !said.contains(part)) {
                        throw new Unexpected(text + ": " + said);
                    }
                    return said;
                });
    }
}
