package spoor.formats.eventviewer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which column of SecurityEvent holds a field of a description. The event's own data have the same
/// names as the columns; a description shows them under names that its sections explain.
final class EventFields {
    private static final Set<String> SUBJECTS =
            Set.of("subject", "creator subject", "service subject", "caller");

    private static final Set<String> TARGETS =
            Set.of(
                    "new logon",
                    "account for which logon failed",
                    "account whose credentials were used",
                    "account that was locked out",
                    "target",
                    "target account",
                    "target subject",
                    "account information",
                    "new account",
                    "new computer account",
                    "old account",
                    "user",
                    "group",
                    "new group",
                    "deleted group",
                    "account");

    /// The only account of these events is the one that they are about.
    private static final Set<Integer> ABOUT_SUBJECT = Set.of(4634, 4647);

    /// A line: field, `S` or `T` (its section is a subject or a target), a section in lower case or
    /// `*`, column, and the events that it holds for, if not for all. The first that fits counts.
    private static final String RULES =
            """
            account name > S > SubjectUserName
            account domain > S > SubjectDomainName
            domain name > S > SubjectDomainName
            security id > S > SubjectUserSid
            logon id > S > SubjectLogonId
            logon guid > T > TargetLogonGuid > 4648
            logon guid > * > LogonGuid
            account name > member > MemberName
            security id > member > MemberSid
            security id > group > TargetSid
            security id > T > TargetSid > 4720 4722 4723 4724 4725 4726 4738 4740 4741 4742 4743 4767 4781
            account name > T > TargetUserName
            account domain > T > TargetDomainName
            security id > T > TargetUserSid
            user id > T > TargetSid
            logon id > T > TargetLogonId
            group name > T > TargetUserName
            group domain > T > TargetDomainName
            linked logon id > * > TargetLinkedLogonId
            network account name > * > TargetOutboundUserName
            network account domain > * > TargetOutboundDomainName
            logon account > * > TargetUserName > 4776
            source workstation > * > Workstation > 4776
            error code > * > Status > 4776
            authentication package > * > PackageName > 4776
            logon type > * > LogonType
            restricted admin mode > * > RestrictedAdminMode
            virtual account > * > VirtualAccount
            elevated token > * > ElevatedToken
            impersonation level > * > ImpersonationLevel
            process id > * > CallerProcessId > 4798 4799
            process name > * > CallerProcessName > 4798 4799
            process id > * > ProcessId
            process name > * > ProcessName
            caller process id > * > ProcessId > 4625
            caller process name > * > ProcessName > 4625
            caller process id > * > CallerProcessId
            caller process name > * > CallerProcessName
            new process id > * > NewProcessId
            new process name > * > NewProcessName
            creator process id > * > ProcessId
            creator process name > * > ParentProcessName
            process command line > * > CommandLine
            token elevation type > * > TokenElevationType
            mandatory label > * > MandatoryLabel
            workstation name > * > WorkstationName
            source network address > * > IpAddress
            network address > * > IpAddress
            source address > network information > IpAddress > 5140 5145
            source port > network information > IpPort > 4624 4625 5140 5145
            client address > * > IpAddress > 4768 4769 4770 4771
            client port > * > IpPort > 4768 4769 4770 4771
            port > network information > IpPort
            logon process > * > LogonProcessName
            authentication package > * > AuthenticationPackageName
            transited services > * > TransmittedServices
            package name (ntlm only) > * > LmPackageName
            key length > * > KeyLength
            failure reason > * > FailureReason
            status > failure information > Status
            sub status > * > SubStatus
            failure code > * > Status > 4769 4770 4771
            result code > * > Status > 4768
            exit status > * > Status > 4689
            target server name > * > TargetServerName
            additional information > target server > TargetInfo
            object server > * > ObjectServer
            server > service > ObjectServer > 4673
            object type > * > ObjectType
            object name > * > ObjectName
            object value name > * > ObjectValueName
            object handle > * > HandleId
            handle id > * > HandleId
            accesses > * > AccessList
            access mask > * > AccessMask
            access reasons > * > AccessReason
            operation type > * > OperationType
            properties > * > Properties
            old value type > * > OldValueType
            old value > * > OldValue
            new value type > * > NewValueType
            new value > * > NewValue
            privileges used for access check > * > PrivilegeList
            privileges > * > PrivilegeList
            share name > * > ShareName
            share path > * > ShareLocalPath
            relative target name > * > RelativeTargetName
            service name > * > ServiceName > 4697 4768 4769 4770 4771
            service file name > * > ServiceFileName
            service type > * > ServiceType
            service start type > * > ServiceStartType
            service account > * > ServiceAccount
            group membership > * > GroupMembership
            sam account name > * > SamAccountName
            display name > attributes > DisplayName
            user principal name > * > UserPrincipalName
            home directory > * > HomeDirectory
            session name > * > SessionName > 4778 4779
            client name > * > ClientName > 4778 4779
            client address > * > ClientAddress > 4778 4779
            """;

    private static final Map<String, List<Rule>> BY_FIELD = byField();

    private EventFields() {}

    private record Rule(String section, String column, Set<Integer> events) {}

    private static Map<String, List<Rule>> byField() {
        Map<String, List<Rule>> rules = new HashMap<>();
        RULES.lines()
                .forEach(line -> {
                    String[] parts = line.split(" > ", -1);
                    Set<Integer> events =
                            parts.length < 4
                                    ? Set.of()
                                    : Set.of(
                                            java.util.Arrays.stream(parts[3].split(" ", -1))
                                                    .map(Integer::valueOf)
                                                    .toArray(Integer[]::new));
                    rules.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                            .add(new Rule(parts[1], parts[2], events));
                });
        return rules;
    }

    /// The names of all columns that descriptions fill, in the order of the rules.
    static List<String> columns() {
        return RULES.lines().map(line -> line.split(" > ", -1)[2]).distinct().toList();
    }

    /// The column for a field of an event, empty where SecurityEvent has none.
    static Optional<String> column(long event, String inSection, String field) {
        List<Rule> rules = BY_FIELD.getOrDefault(field.toLowerCase(Locale.ROOT), List.of());
        String section = inSection.toLowerCase(Locale.ROOT).strip();
        boolean subject = SUBJECTS.contains(section);
        boolean about = subject && ABOUT_SUBJECT.contains((int) event);
        for (Rule rule : rules) {
            boolean fits =
                    switch (rule.section()) {
                        case "*" -> true;
                        case "S" -> subject && !about;
                        case "T" -> TARGETS.contains(section) || about;
                        default -> rule.section().equals(section);
                    };
            if (fits && (rule.events().isEmpty() || rule.events().contains((int) event))) {
                return Optional.of(rule.column());
            }
        }
        return Optional.empty();
    }
}
