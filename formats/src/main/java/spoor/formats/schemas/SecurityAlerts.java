package spoor.formats.schemas;

import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The SecurityAlert table, and the names under which hunting notebooks export its columns.
final class SecurityAlerts {
    private static final String NAMES =
            """
            StartTimeUtc StartTime
            EndTimeUtc EndTime
            Severity AlertSeverity
            AlertDisplayName DisplayName
            ProviderAlertId VendorOriginalId
            """;

    static final KnownSchema SCHEMA = schema();

    private SecurityAlerts() {}

    private static KnownSchema schema() {
        Map<String, String> names = new LinkedHashMap<>();
        NAMES.lines().forEach(line -> names.put(line.split(" ")[0], line.split(" ")[1]));
        return new KnownSchema(
                "SecurityAlert",
                List.of("TimeGenerated", "AlertName", "SystemAlertId", "Entities"),
                List.of("AlertSeverity", "CompromisedEntity"),
                KnownSchemas.types(
                        DATETIME,
                        "TimeGenerated StartTime EndTime ProcessingEndTime",
                        BOOL,
                        "IsIncident",
                        REAL,
                        "ConfidenceScore",
                        STRING,
                        "TenantId DisplayName AlertName AlertSeverity AlertType Description"
                                + " ProviderName VendorName VendorOriginalId SystemAlertId"
                                + " ResourceId SourceComputerId ConfidenceLevel RemediationSteps"
                                + " ExtendedProperties Entities ExtendedLinks SourceSystem"
                                + " WorkspaceSubscriptionId WorkspaceResourceGroup ProductName"
                                + " ProductComponentName AlertLink Status CompromisedEntity"
                                + " Tactics Techniques SubTechniques"),
                names);
    }
}
