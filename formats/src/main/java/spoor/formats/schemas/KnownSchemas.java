package spoor.formats.schemas;

import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.KqlType;

/// The published tables that files are compared with, in this order. To add one, add an entry.
public final class KnownSchemas {
    public static final List<KnownSchema> ALL =
            List.of(
                    CloudTrail.SCHEMA,
                    new KnownSchema(
                            "OfficeActivity",
                            List.of("TimeGenerated", "Operation", "UserId"),
                            List.of("Parameters", "OfficeWorkload"),
                            types(
                                    DATETIME,
                                    "TimeGenerated ElevationTime ElevationApprovedTime Start_Time",
                                    STRING,
                                    "TenantId Parameters OrganizationId RecordType UserType UserKey"
                                            + " UserId ClientIP OfficeObjectId ExtendedProperties"
                                            + " ModifiedProperties AffectedItems Folders Item Members"
                                            + " Actor AADTarget Site_ MailboxGuid OfficeId"
                                            + " SourceRecordId OfficeTenantId Logon_Type"
                                            + " InternalLogonType"),
                            Map.of()),
                    new KnownSchema(
                            "SigninLogs",
                            List.of(
                                    "UserPrincipalName",
                                    "ResultType",
                                    "IPAddress",
                                    "AppDisplayName"),
                            List.of("TimeGenerated", "CreatedDateTime"),
                            types(
                                    DATETIME,
                                    "TimeGenerated CreatedDateTime",
                                    STRING,
                                    "TenantId ResultType ResultSignature CorrelationId Id AppId"
                                            + " UserId ResourceId OperationVersion Level"
                                            + " AuthenticationDetails AuthenticationProcessingDetails"
                                            + " AuthenticationRequirementPolicies"
                                            + " NetworkLocationDetails OriginalRequestId"
                                            + " RiskEventTypes RiskEventTypes_V2 AADTenantId"
                                            + " ResourceIdentity ResourceTenantId HomeTenantId"
                                            + " ProcessingTimeInMilliseconds"
                                            + " ConditionalAccessPolicies_string DeviceDetail_string"
                                            + " LocationDetails_string MfaDetail_string Status_string",
                                    DYNAMIC,
                                    "DeviceDetail LocationDetails MfaDetail Status"
                                            + " ConditionalAccessPolicies DeviceDetail_dynamic"
                                            + " LocationDetails_dynamic MfaDetail_dynamic"
                                            + " Status_dynamic ConditionalAccessPolicies_dynamic",
                                    LONG,
                                    "DurationMs",
                                    BOOL,
                                    "IsInteractive IsRisky FlaggedForReview"),
                            Map.of()),
                    new KnownSchema(
                            "SecurityEvent",
                            List.of("TimeGenerated", "EventID", "Computer"),
                            List.of("Account", "SubjectUserName", "NewProcessName", "LogonType"),
                            types(
                                    DATETIME,
                                    "TimeGenerated",
                                    INT,
                                    "EventID LogonType",
                                    STRING,
                                    "TenantId Account Computer SubjectLogonId TargetLogonId"
                                            + " NewProcessId ProcessId SourceComputerId SubjectUserSid"
                                            + " TargetUserSid CommandLine Status SubStatus IpAddress"
                                            + " IpPort LogonGuid LogonID EventData Level Task"
                                            + " AccessMask KeyLength"),
                            Map.of()),
                    SecurityAlerts.SCHEMA,
                    new KnownSchema(
                            "DeviceProcessEvents",
                            List.of(
                                    "DeviceName",
                                    "ProcessCommandLine",
                                    "InitiatingProcessFileName"),
                            List.of("TimeGenerated", "Timestamp"),
                            types(
                                    DATETIME,
                                    "TimeGenerated Timestamp ProcessCreationTime"
                                            + " InitiatingProcessCreationTime"
                                            + " InitiatingProcessParentCreationTime",
                                    LONG,
                                    "ProcessId InitiatingProcessId InitiatingProcessParentId"
                                            + " FileSize ReportId InitiatingProcessFileSize",
                                    STRING,
                                    "DeviceId AdditionalFields LogonId InitiatingProcessLogonId"
                                            + " SHA1 SHA256 MD5 ProcessCommandLine TenantId"),
                            Map.of()));

    private KnownSchemas() {}

    /// The first table whose columns these are.
    public static Optional<KnownSchema> of(List<String> columns) {
        return ALL.stream().filter(schema -> schema.matches(columns)).findFirst();
    }

    /// Pairs of a type and the names, split at spaces, that have it.
    static Map<String, KqlType> types(Object... pairs) {
        Map<String, KqlType> types = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            for (String name : ((String) pairs[i + 1]).split(" ")) {
                types.put(name, (KqlType) pairs[i]);
            }
        }
        return types;
    }
}
