package spoor.workbench.manage;

import java.util.Map;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// Runs Kusto's management commands on a case. `| ...` behind a `.show` goes on with its table as
/// with any other.
public final class Management {
    /// The commands that there are, for people.
    public static final String COMMANDS =
            """
            .show databases
            .show cluster
            .show version
            .show memory
            .show tables [details]
            .show table T [details]
            .show table T schema as json
            .show table T cslschema
            .show [database [D]] schema [as json]
            .show functions
            .show function F
            .show queries
            .show running queries
            .create function F(...) {...}
            .create-or-alter function F(...) {...}
            .alter function F(...) {...}
            .drop function F [ifexists]
            .set T <| query
            .append T <| query
            .set-or-append T <| query
            .set-or-replace T <| query
            .ingest inline into table T <| lines of CSV
            .drop table T [ifexists]
            .cancel query 'ID'
            """;

    private final Case opened;
    private final Queries queries;
    private final ShowCommands shown;
    private final FunctionCommands functions;
    private final IngestCommands ingest;

    /// @param database the name that clients see
    public Management(Case opened, String database, Queries queries) {
        this.opened = opened;
        this.queries = queries;
        this.shown = new ShowCommands(opened, database);
        this.functions = new FunctionCommands(opened, shown);
        this.ingest = new IngestCommands(opened);
    }

    /// Runs a command.
    ///
    /// @param asked the command, what `now()` is in it, and its limits
    /// @throws SpoorException of kind USER when there is no such command, or it is wrong
    public ResultTable run(QueryRequest asked) {
        CommandText text = new CommandText(asked.text());
        if (text.take(".show")) {
            return show(text, asked);
        }
        if (text.take(".cancel", "query")) {
            return cancel(text);
        }
        if (text.take(".create-or-alter", "function")) {
            return functions.define(text, false, false);
        }
        if (text.take(".create", "function")) {
            return functions.define(text, true, false);
        }
        if (text.take(".alter", "function")) {
            return functions.define(text, false, true);
        }
        if (text.take(".drop", "function")) {
            return functions.drop(text);
        }
        return ingest.run(text, asked).orElseThrow(Management::unknown);
    }

    private ResultTable show(CommandText text, QueryRequest asked) {
        ResultTable table = shown(text).orElseThrow(Management::unknown);
        if (text.ended()) {
            return table;
        }
        if (!text.take("|")) {
            throw text.wrong("'|' or the end of the command");
        }
        String query = DataTableText.of(table) + "\n| " + text.rest();
        QueryAnswer answer = opened.query(asked.saying(query));
        return answer.tables().getFirst();
    }

    private Optional<ResultTable> shown(CommandText text) {
        if (text.take("databases")) {
            return Optional.of(shown.databases());
        }
        if (text.take("version")) {
            return Optional.of(shown.version());
        }
        if (text.take("memory")) {
            return Optional.of(ShowMemory.table(opened));
        }
        if (text.take("cluster")) {
            return Optional.of(shown.cluster());
        }
        if (text.take("tables")) {
            return Optional.of(
                    text.take("details") ? shown.details(Optional.empty()) : shown.tables());
        }
        if (text.take("table")) {
            return table(text);
        }
        if (text.take("functions")) {
            return Optional.of(shown.functions(Optional.empty()));
        }
        if (text.take("function")) {
            return Optional.of(shown.functions(Optional.of(text.requireName("the function"))));
        }
        if (text.take("running", "queries")) {
            return Optional.of(shown.queries(queries, true));
        }
        if (text.take("queries")) {
            return Optional.of(shown.queries(queries, false));
        }
        return schema(text);
    }

    private Optional<ResultTable> schema(CommandText text) {
        boolean whole = text.take("schema") || text.take("database", "schema");
        if (!whole) {
            if (!text.take("database") || text.name().isEmpty() || !text.take("schema")) {
                return Optional.empty();
            }
        }
        return Optional.of(
                text.take("as", "json") ? shown.databaseSchemaAsJson() : shown.databaseSchema());
    }

    private Optional<ResultTable> table(CommandText text) {
        String name = text.requireName("the table");
        if (text.take("details")) {
            return Optional.of(shown.details(Optional.of(name)));
        }
        if (text.take("cslschema") || text.take("schema", "as", "csl")) {
            return Optional.of(shown.cslSchema(name));
        }
        if (text.take("schema")) {
            boolean _ = text.take("as", "json");
            return Optional.of(shown.jsonSchema(name));
        }
        return Optional.of(shown.attributes(name));
    }

    private ResultTable cancel(CommandText text) {
        String id = text.string().orElseThrow(() -> text.wrong("the query's id in quotes"));
        Map<String, String> properties = text.properties();
        if (!text.ended()) {
            throw text.wrong("the end of the command");
        }
        return Rows.of("ClientRequestId:string,ReasonPhrase:string,RunningQueryCanceled:bool")
                .add(id, properties.getOrDefault("reason", ""), queries.cancel(id) > 0)
                .table();
    }

    private static SpoorException unknown() {
        return new SpoorException(
                ErrorKind.USER,
                "there is no such management command; these are there:\n" + COMMANDS.strip());
    }
}
