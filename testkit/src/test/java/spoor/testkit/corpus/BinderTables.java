package spoor.testkit.corpus;

import java.util.Arrays;
import java.util.List;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;

/// The tables that both binders know.
final class BinderTables {
    /// Of the project's own queries: a table with a column of each type, and one to join.
    static final List<TableSchema> SAMPLES =
            List.of(
                    table(
                            "T",
                            "b:bool,i:int,n:long,r:real,d:decimal,s:string,t:datetime,span:timespan,"
                                    + "g:guid,v:dynamic"),
                    table("U", "n:long,s:string,other:real"));

    /// The tables of the reference's examples.
    static final List<TableSchema> REFERENCE =
            List.of(
                    table(
                            "StormEvents",
                            "StartTime:datetime,EndTime:datetime,EpisodeId:int,EventId:int,"
                                    + "State:string,EventType:string,InjuriesDirect:int,"
                                    + "InjuriesIndirect:int,DeathsDirect:int,DeathsIndirect:int,"
                                    + "DamageProperty:int,DamageCrops:int,Source:string,"
                                    + "BeginLocation:string,EndLocation:string,BeginLat:real,"
                                    + "BeginLon:real,EndLat:real,EndLon:real,"
                                    + "EpisodeNarrative:string,EventNarrative:string,"
                                    + "StormSummary:dynamic"),
                    table("PopulationData", "State:string,Population:long"));

    private BinderTables() {}

    private static TableSchema table(String name, String columns) {
        return new TableSchema(
                name,
                Arrays.stream(columns.split(","))
                        .map(column -> column.split(":"))
                        .map(pair -> new Column(pair[0], KqlType.named(pair[1]).orElseThrow()))
                        .toList());
    }
}
