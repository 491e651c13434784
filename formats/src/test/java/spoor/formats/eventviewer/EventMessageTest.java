package spoor.formats.eventviewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventMessageTest {
    private final EventMessage message = new EventMessage();

    private record Field(String section, String name, String value) {}

    private List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        byte[] bytes = ("before\n" + text).getBytes(StandardCharsets.UTF_8);
        message.read(
                bytes,
                7,
                bytes.length,
                (section, name, value) ->
                        fields.add(
                                new Field(section.toString(), name.toString(), value.toString())));
        return fields;
    }

    @Test
    void readsListsOfAValueAndPassesOverProse() {
        assertEquals(
                List.of(
                        new Field("Subject", "Logon ID", "0x1"),
                        new Field("", "Privileges", "SeSecurityPrivilege\nSeBackupPrivilege"),
                        new Field(
                                "Group Membership", "Group Membership", "%{S-1-1-0}\n%{S-1-5-2}")),
                fields(
                        String.join(
                                "\r\n",
                                "Special privileges assigned to new logon.",
                                "",
                                "Subject:",
                                "\tLogon ID:\t\t0x1",
                                "",
                                "Privileges:\t\tSeSecurityPrivilege",
                                "\t\t\tSeBackupPrivilege",
                                "",
                                "This is prose: not a field.",
                                "\t- Transited services indicate: much",
                                "Group Membership:\t\t",
                                "\t\t%{S-1-1-0}",
                                "\t\t%{S-1-5-2}",
                                "")));
    }

    @Test
    void readsLineEndsThatWereWrittenAsText() {
        assertEquals(
                List.of(
                        new Field("Subject", "Account Name", "jane"),
                        new Field("Subject", "Path", "C:\\x \\")),
                fields(
                        "Summary.\\r\\n\\r\\nSubject:\\r\\n\\tAccount Name:\\t\\tjane\\r\\n\\tPath:\\tC:\\x \\"));
        assertEquals(List.of(), fields("C:\\name\\test has no written tab behind a line end"));
    }

    @Test
    void readsNamesInOtherAlphabets() {
        assertEquals(
                List.of(new Field("Субъект", "Имя учетной записи", "анна")),
                fields("Вход.\n\nСубъект:\n\tИмя учетной записи:\t\tанна\n"));
        assertEquals(
                List.of(new Field("", "Ä" + "b".repeat(63), "1")),
                fields("Ä" + "b".repeat(63) + ":\t1\n\nÄ" + "b".repeat(64) + ":\t2"));
    }

    @Test
    void readsAtMostFiveHundredFields() {
        StringBuilder text = new StringBuilder("Many.\n\nSection:\n");
        for (int i = 0; i < 600; i++) {
            text.append("\tName").append(i).append(":\t").append(i).append('\n');
        }
        List<Field> fields = fields(text.toString());
        assertEquals(500, fields.size());
        assertEquals(new Field("Section", "Name499", "499"), fields.getLast());
    }

    @Test
    void takesALaterLineForTheValueThatWasMissing() {
        assertEquals(
                List.of(new Field("Object", "Accesses", "READ\nWRITE\nDELETE")),
                fields(
                        "A handle.\n\nObject:\n\tAccesses:\t\n\t\t\tREAD\n\t\t\tWRITE\n\t\t\tDELETE\n"));
    }
}
