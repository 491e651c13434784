package spoor.formats.schemas;

import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.STRING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The AWSCloudTrail table, and where its columns are in a CloudTrail record.
final class CloudTrail {
    private static final String KEYS =
            """
            eventTime TimeGenerated
            eventName EventName
            eventSource EventSource
            eventType EventTypeName
            eventVersion EventVersion
            eventID AwsEventId
            requestID AwsRequestId
            awsRegion AWSRegion
            sourceIPAddress SourceIpAddress
            userAgent UserAgent
            errorCode ErrorCode
            errorMessage ErrorMessage
            requestParameters RequestParameters
            responseElements ResponseElements
            additionalEventData AdditionalEventData
            serviceEventDetails ServiceEventDetails
            resources Resources
            readOnly ReadOnly
            managementEvent ManagementEvent
            eventCategory Category
            apiVersion APIVersion
            recipientAccountId RecipientAccountId
            sharedEventID SharedEventId
            vpcEndpointId VpcEndpointId
            userIdentity.type UserIdentityType
            userIdentity.principalId UserIdentityPrincipalid
            userIdentity.arn UserIdentityArn
            userIdentity.accountId UserIdentityAccountId
            userIdentity.accessKeyId UserIdentityAccessKeyId
            userIdentity.userName UserIdentityUserName
            userIdentity.invokedBy UserIdentityInvokedBy
            userIdentity.sessionContext.sessionIssuer.type SessionIssuerType
            userIdentity.sessionContext.sessionIssuer.principalId SessionIssuerPrincipalId
            userIdentity.sessionContext.sessionIssuer.arn SessionIssuerArn
            userIdentity.sessionContext.sessionIssuer.accountId SessionIssuerAccountId
            userIdentity.sessionContext.sessionIssuer.userName SessionIssuerUserName
            userIdentity.sessionContext.attributes.mfaAuthenticated SessionMfaAuthenticated
            userIdentity.sessionContext.attributes.creationDate SessionCreationDate
            tlsDetails.tlsVersion TlsVersion
            tlsDetails.cipherSuite CipherSuite
            tlsDetails.clientProvidedHostHeader ClientProvidedHostHeader
            """;

    static final KnownSchema SCHEMA = schema();

    private CloudTrail() {}

    private static KnownSchema schema() {
        Map<String, String> names = new LinkedHashMap<>();
        KEYS.lines().forEach(line -> names.put(line.split(" ")[0], line.split(" ")[1]));
        return new KnownSchema(
                "AWSCloudTrail",
                List.of("TimeGenerated", "EventName", "EventSource"),
                List.of("AWSRegion", "AwsRegion", "EventTypeName"),
                KnownSchemas.types(
                        DATETIME,
                        "TimeGenerated SessionCreationDate",
                        BOOL,
                        "ReadOnly ManagementEvent SessionMfaAuthenticated",
                        STRING,
                        "EventName EventSource EventTypeName EventVersion AwsEventId AwsRequestId"
                                + " AWSRegion SourceIpAddress UserAgent ErrorCode ErrorMessage"
                                + " RequestParameters ResponseElements AdditionalEventData"
                                + " ServiceEventDetails Resources Category APIVersion"
                                + " RecipientAccountId SharedEventId VpcEndpointId UserIdentityType"
                                + " UserIdentityPrincipalid UserIdentityArn UserIdentityAccountId"
                                + " UserIdentityAccessKeyId UserIdentityUserName UserIdentityInvokedBy"
                                + " SessionIssuerType SessionIssuerPrincipalId SessionIssuerArn"
                                + " SessionIssuerAccountId SessionIssuerUserName TlsVersion CipherSuite"
                                + " ClientProvidedHostHeader TenantId"),
                names);
    }
}
