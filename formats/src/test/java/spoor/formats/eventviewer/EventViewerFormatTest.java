package spoor.formats.eventviewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.PageExample;
import spoor.formats.ReadFile;
import spoor.model.Column;

@SuppressWarnings("StringConcatToTextBlock")
class EventViewerFormatTest {
    private static final String LOGON =
            "An account was successfully logged on.\n\nSubject:\n\tSecurity ID:\t\tSYSTEM\n"
                    + "\tAccount Name:\t\tPC1$\n\tAccount Domain:\t\tCORP\n\tLogon ID:\t\t0x3E7\n\n"
                    + "Logon Type:\t\t\t10\n\nNew Logon:\n\tSecurity ID:\t\tCORP\\jane\n"
                    + "\tAccount Name:\t\tjane\n\tAccount Domain:\t\tCORP\n\tLogon ID:\t\t0x1AB\n\n"
                    + "Network Information:\n\tWorkstation Name:\tPC2\n"
                    + "\tSource Network Address:\t10.0.0.9\n\tSource Port:\t\t50000\n\n"
                    + "Other Information:\n\tColour:\t\t\"\"red\"\"\n\n"
                    + "This event is generated when a logon session is created: see there.\n";

    @TempDir private Path folder;

    private ReadFile read(String text) throws IOException {
        Path file = folder.resolve("events.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        ReadFile read = ReadFile.of(file);
        assertTrue(read.balances());
        assertEquals("eventviewer", read.chosen().format().description().name());
        assertEquals(read.rows(), ReadFile.of(file, 2, 99, 1 << 20, 0).rows());
        return read;
    }

    private static String cell(ReadFile read, int row, String name) {
        List<String> names = read.chosen().reading().columns().stream().map(Column::name).toList();
        return read.texts().get(row).split("\\|", -1)[names.indexOf(name)];
    }

    private static void check(ReadFile read) {
        assertEquals("SecurityEvent", read.chosen().reading().table());
        assertEquals("2021-07-17T22:31:05.0000000Z", cell(read, 0, "TimeGenerated"));
        assertEquals("4624", cell(read, 0, "EventID"));
        assertEquals("Audit Success", cell(read, 0, "Keywords"));
        assertEquals("Logon", cell(read, 0, "TaskCategory"));
        assertEquals("Microsoft-Windows-Security-Auditing", cell(read, 0, "EventSourceName"));
        assertEquals("Security", cell(read, 0, "Channel"));
        assertEquals("S-1-5-18", cell(read, 0, "SubjectUserSid"));
        assertEquals("PC1$", cell(read, 0, "SubjectUserName"));
        assertEquals("0x3e7", cell(read, 0, "SubjectLogonId"));
        assertEquals("CORP\\PC1$", cell(read, 0, "SubjectAccount"));
        assertEquals("jane", cell(read, 0, "TargetUserName"));
        assertEquals("CORP", cell(read, 0, "TargetDomainName"));
        assertEquals("0x1ab", cell(read, 0, "TargetLogonId"));
        assertEquals("CORP\\jane", cell(read, 0, "Account"));
        assertEquals("User", cell(read, 0, "AccountType"));
        assertEquals("10", cell(read, 0, "LogonType"));
        assertEquals("10 - RemoteInteractive", cell(read, 0, "LogonTypeName"));
        assertEquals("PC2", cell(read, 0, "WorkstationName"));
        assertEquals("10.0.0.9", cell(read, 0, "IpAddress"));
        assertEquals("50000", cell(read, 0, "IpPort"));
        assertEquals(
                "{\"New Logon\":{\"Security ID\":\"CORP\\\\jane\"},"
                        + "\"Other Information\":{\"Colour\":\"\\\"red\\\"\"}}",
                cell(read, 0, "MessageFields"));
        assertTrue(cell(read, 0, "Message").endsWith("see there.\n"));
    }

    @Test
    void readsWhatEventViewerSavesWhoseLastColumnHasNoName() throws IOException {
        String row =
                "Audit Success,7/17/2021 10:31:05 PM,Microsoft-Windows-Security-Auditing,4624,Logon,\""
                        + LOGON
                        + "\"\n";
        ReadFile read = read("Keywords,Date and Time,Source,Event ID,Task Category\n" + row + row);
        check(read);
        assertEquals(2, read.rows().size());
        assertTrue(
                read.chosen()
                        .recognition()
                        .assumptions()
                        .getFirst()
                        .startsWith("times without a zone are taken as UTC: TimeGenerated"));
        check(
                read(
                        ("Keywords,Date and Time,Source,Event ID,Task Category\n" + row)
                                .replace("\n", "\r\n")
                                .replace("see there.\r\n", "see there.\n")));
    }

    @Test
    void readsOtherNamesAndDelimitersAndFilesWithoutHeader() throws IOException {
        String row =
                "Audit Success;7/17/2021 10:31:05 PM;Microsoft-Windows-Security-Auditing;4624;Logon;\""
                        + LOGON
                        + "\"\n";
        check(read("Type;DateTime;Source;EventID;TaskCategory;Description\n" + row));
        check(read("Type;DateTime;Source;EventID;TaskCategory;LogMessage\n" + row));
        check(read(row + row));
    }

    @Test
    void findsADescriptionInTheColumnOfTheCategory() throws IOException {
        ReadFile read =
                read(
                        "Type,DateTime,Source,EventID,TaskCategory,Description\n"
                                + "Audit Failure,7/17/2021 10:31:05 PM,Microsoft-Windows-Security-Auditing,4625,"
                                + "\"An account failed to log on.\n\nAccount For Which Logon Failed:\n"
                                + "\tAccount Name:\t\tbob\n\nFailure Information:\n\tStatus:\t\t0xC000006D\n"
                                + "\tSub Status:\t\t0xC000006A\n\",\n");
        assertEquals("bob", cell(read, 0, "TargetUserName"));
        assertEquals("0xc000006d", cell(read, 0, "Status"));
        assertEquals("0xc000006a", cell(read, 0, "SubStatus"));
        assertEquals("Audit Failure", cell(read, 0, "Keywords"));
        assertTrue(cell(read, 0, "Message").startsWith("An account failed"));
        assertEquals("", cell(read, 0, "TaskCategory"));
    }

    @Test
    void readsOtherLogsIntoTheTableEvent() throws IOException {
        ReadFile read =
                read(
                        "Level,Date and Time,Source,Event ID,Task Category\n"
                                + "Information,17-07-2021 22:31:05,Service Control Manager,7036,None,"
                                + "The service entered the running state.\n"
                                + "Error,18-07-2021 02:31:05,Disk,7,None,\"The device, has a bad block.\"\n");
        assertEquals("Event", read.chosen().reading().table());
        assertEquals("2021-07-17T22:31:05.0000000Z", cell(read, 0, "TimeGenerated"));
        assertEquals("Disk", cell(read, 1, "Source"));
        assertEquals("Error", cell(read, 1, "EventLevelName"));
        assertEquals("The device, has a bad block.", cell(read, 1, "RenderedDescription"));
    }

    @Test
    void readsTheSample() {
        ReadFile read = ReadFile.of(PageExample.sample("eventviewer-security.csv"));
        assertTrue(read.balances());
        assertEquals(List.of(), read.rejects());
        assertEquals(9, read.rows().size());
        assertEquals("CORP\\jane", cell(read, 6, "Account"));
        assertEquals("whoami /all", cell(read, 7, "CommandLine"));
    }

    @Test
    void readsTheExampleOfItsPage() throws IOException {
        assertEquals(1, PageExample.compare("eventviewer", folder));
    }
}
