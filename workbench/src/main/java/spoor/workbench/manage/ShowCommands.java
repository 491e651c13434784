package spoor.workbench.manage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import spoor.kql.syntax.Nearest;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.SpoorException;
import spoor.model.TableSchema;
import spoor.model.Ticks;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.ResultTable;

/// `.show ...`: what a case holds, in the columns that Kusto's clients read.
final class ShowCommands {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Case opened;
    private final String database;

    ShowCommands(Case opened, String database) {
        this.opened = opened;
        this.database = database;
    }

    ResultTable databases() {
        return Rows.of(
                        "DatabaseName:string,PersistentStorage:string,Version:string,"
                                + "IsCurrent:bool,DatabaseAccessMode:string,PrettyName:string,"
                                + "ReservedSlot1:bool,DatabaseId:guid,InTransitionTo:string")
                .add(database, "", "v1.0", true, "ReadWrite", "", null, null, "")
                .table();
    }

    ResultTable version() {
        Package own = ShowCommands.class.getPackage();
        String version = own.getImplementationVersion();
        String known = version == null ? "0.1.0-SNAPSHOT" : version;
        return Rows.of(
                        "BuildVersion:string,BuildTime:datetime,ServiceType:string,"
                                + "ProductVersion:string")
                .add(known, null, "Engine", "Spoor " + known)
                .table();
    }

    ResultTable cluster() {
        return Rows.of(
                        "NodeId:string,Address:string,Name:string,StartTime:datetime,"
                                + "IsClusterAdmin:bool,MachineTotalMemory:long,"
                                + "MachineAvailableMemory:long,ProcessorCount:int,"
                                + "EnvironmentDescription:string")
                .add(
                        "Spoor",
                        "",
                        "Spoor",
                        null,
                        true,
                        Runtime.getRuntime().maxMemory(),
                        Runtime.getRuntime().freeMemory(),
                        Runtime.getRuntime().availableProcessors(),
                        "{}")
                .table();
    }

    ResultTable tables() {
        Rows rows = Rows.of("TableName:string,DatabaseName:string,Folder:string,DocString:string");
        schemas().forEach(schema -> rows.add(schema.name(), database, "", ""));
        return rows.table();
    }

    ResultTable details(Optional<String> name) {
        Rows rows =
                Rows.of(
                        "TableName:string,DatabaseName:string,Folder:string,DocString:string,"
                                + "TotalRowCount:long");
        name.ifPresent(one -> schema(one));
        for (Account.Table table : opened.tables()) {
            if (name.isEmpty() || name.get().equals(table.schema().name())) {
                rows.add(table.schema().name(), database, "", "", table.rows());
            }
        }
        return rows.table();
    }

    /// `.show table T`: a row for each column.
    ResultTable attributes(String name) {
        Rows rows = Rows.of("AttributeName:string,AttributeType:string,Folder:string");
        for (Column column : schema(name).columns()) {
            rows.add(column.name(), netType(column.type()), "");
        }
        return rows.table();
    }

    ResultTable cslSchema(String name) {
        String columns =
                schema(name).columns().stream()
                        .map(column -> quoted(column.name()) + ":" + column.type().kqlName())
                        .collect(Collectors.joining(", "));
        return schemaRow(name, columns);
    }

    ResultTable jsonSchema(String name) {
        return schemaRow(name, json(schema(name)).toString());
    }

    private ResultTable schemaRow(String name, String schema) {
        return Rows.of(
                        "TableName:string,Schema:string,DatabaseName:string,Folder:string,"
                                + "DocString:string")
                .add(name, schema, database, "", "")
                .table();
    }

    ResultTable databaseSchema() {
        Rows rows =
                Rows.of(
                        "DatabaseName:string,TableName:string,ColumnName:string,"
                                + "ColumnType:string,IsDefaultTable:bool,IsDefaultColumn:bool,"
                                + "PrettyName:string,Version:string,Folder:string,"
                                + "DocString:string");
        rows.add(database, "", "", "", false, false, "", "v1.0", "", "");
        for (TableSchema table : schemas()) {
            rows.add(database, table.name(), "", "", false, false, "", "", "", "");
            for (Column column : table.columns()) {
                rows.add(
                        database,
                        table.name(),
                        column.name(),
                        netType(column.type()),
                        false,
                        false,
                        "",
                        "",
                        "",
                        "");
            }
        }
        return rows.table();
    }

    ResultTable databaseSchemaAsJson() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode plugins = root.putObject("Databases").putObject(database);
        plugins.put("Name", database);
        ObjectNode tables = plugins.putObject("Tables");
        schemas().forEach(table -> tables.set(table.name(), json(table)));
        plugins.putObject("ExternalTables");
        plugins.putObject("MaterializedViews");
        plugins.put("MajorVersion", 1);
        plugins.put("MinorVersion", 0);
        ObjectNode functions = plugins.putObject("Functions");
        for (StoredFunction function : functions()) {
            ObjectNode node = functions.putObject(function.name());
            node.put("Name", function.name());
            node.put("Body", function.body());
            node.put("Folder", function.folder());
            node.put("DocString", function.docstring());
            node.put("FunctionKind", "Unknown");
            node.putArray("OutputColumns");
            node.put("Parameters", function.parameters());
        }
        return Rows.of("DatabaseSchema:string").add(root.toString()).table();
    }

    ResultTable functions(Optional<String> name) {
        Rows rows =
                Rows.of(
                        "Name:string,Parameters:string,Body:string,Folder:string,"
                                + "DocString:string");
        for (StoredFunction function : functions()) {
            if (name.isEmpty() || name.get().equals(function.name())) {
                add(rows, function);
            }
        }
        ResultTable table = rows.table();
        if (name.isPresent() && table.rowCount() == 0) {
            throw missing("function", name.get(), opened.texts().functions());
        }
        return table;
    }

    static ResultTable function(StoredFunction function) {
        Rows rows =
                Rows.of(
                        "Name:string,Parameters:string,Body:string,Folder:string,"
                                + "DocString:string");
        add(rows, function);
        return rows.table();
    }

    private static void add(Rows rows, StoredFunction function) {
        rows.add(
                function.name(),
                function.parameters(),
                function.body(),
                function.folder(),
                function.docstring());
    }

    List<StoredFunction> functions() {
        return StoredFunction.all(opened);
    }

    ResultTable queries(Queries queries, boolean running) {
        Rows rows =
                Rows.of(
                        "ClientActivityId:string,Text:string,Database:string,StartedOn:datetime,"
                                + "LastUpdatedOn:datetime,Duration:timespan,State:string,"
                                + "FailureReason:string,User:string,Application:string");
        for (RunningQuery query : queries.all()) {
            if (!running || query.isOpen()) {
                long began = Ticks.of(query.began());
                long updated = Ticks.of(query.updated());
                rows.add(
                        query.id(),
                        query.text(),
                        database,
                        began,
                        updated,
                        updated - began,
                        query.state(),
                        query.problem(),
                        "",
                        "");
            }
        }
        return rows.table();
    }

    private List<TableSchema> schemas() {
        return opened.tables().stream().map(Account.Table::schema).toList();
    }

    private TableSchema schema(String name) {
        List<TableSchema> all = schemas();
        return all.stream()
                .filter(schema -> schema.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> missing("table", name, all.stream().map(TableSchema::name).toList()));
    }

    static SpoorException missing(String what, String name, List<String> names) {
        String hint = Nearest.hint(name, names);
        return new SpoorException(
                ErrorKind.USER,
                "there is no "
                        + what
                        + " '"
                        + name
                        + "' in this case"
                        + (hint.isEmpty() ? "" : " (" + hint + ")"));
    }

    private static ObjectNode json(TableSchema schema) {
        ObjectNode node = JSON.createObjectNode();
        node.put("Name", schema.name());
        ArrayNode columns = node.putArray("OrderedColumns");
        for (Column column : schema.columns()) {
            columns.addObject()
                    .put("Name", column.name())
                    .put("Type", netType(column.type()))
                    .put("CslType", column.type().kqlName());
        }
        return node;
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? name
                : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    static String netType(KqlType type) {
        return switch (type) {
            case BOOL -> "System.SByte";
            case INT -> "System.Int32";
            case LONG -> "System.Int64";
            case REAL -> "System.Double";
            case DECIMAL -> "System.Data.SqlTypes.SqlDecimal";
            case STRING -> "System.String";
            case DATETIME -> "System.DateTime";
            case TIMESPAN -> "System.TimeSpan";
            case DYNAMIC -> "System.Object";
            case GUID -> "System.Guid";
        };
    }
}
