package spoor.mining.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.mining.Miner.Argument;
import spoor.mining.Miner.Call;
import spoor.mining.Models;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.Span;
import spoor.model.SpoorException;
import spoor.model.Stop;

class TemplateModelTest {
    @TempDir private Path folder;

    private static TemplateCall call(String miner) {
        Column text = new Column("text", KqlType.STRING);
        return TemplateCall.read(
                "templates",
                new Call(
                        List.of(text),
                        List.of(
                                new Argument.OfColumn(Optional.empty(), text, Span.NONE),
                                constant("miner", miner),
                                constant("model", "m")),
                        Span.NONE));
    }

    private static Argument constant(String name, String value) {
        return new Argument.OfConstant(
                Optional.of(name), KqlType.STRING, Optional.of(value), Span.NONE);
    }

    /// The version and the template of each line.
    private List<String> run(String miner, String... lines) {
        TemplateCall call = call(miner);
        TemplateRun run = new TemplateRun(call.settings(), Stop.NEVER);
        for (String line : lines) {
            run.add(line);
        }
        TemplateRun.Known known = run.find(call, name -> folder.resolve(name + ".json"));
        List<String> found = new ArrayList<>();
        for (int row = 0; row < lines.length; row++) {
            int template = known.found().of(run.line(row));
            found.add(
                    known.versions()[template]
                            + " "
                            + known.found().templates().get(template).text());
        }
        return found;
    }

    @Test
    void linesThatFitHaveTheOldTemplateAndOthersAddNewOnes() throws IOException {
        for (String miner : TemplateSettings.Kind.names()) {
            Files.deleteIfExists(folder.resolve("m.json"));
            List<String> first =
                    run(miner, "user ann in", "user bob in", "disk 1 full", "a 1 (1.0 KB), b");
            String before = Files.readString(folder.resolve("m.json"));
            assertEquals(
                    first,
                    run(miner, "user ann in", "user bob in", "disk 1 full", "a 1 (1.0 KB), b"));
            assertEquals(before, Files.readString(folder.resolve("m.json")), "nothing was new");
            List<String> second = run(miner, "panic on cpu 3", "disk 7 full");
            assertEquals("2 panic on cpu <*>", second.get(0), miner);
            assertEquals(first.get(2), second.get(1), miner);
            List<String> third = run(miner, "disk 7 full", "panic on cpu 4", "new too");
            assertEquals(List.of(first.get(2), second.get(0), "3 new too"), third, miner);
        }
    }

    @Test
    void aNewNameInAKnownSlotIsNothingNew() {
        assertEquals(
                List.of("1 login of user <*> ok", "1 login of user <*> ok"),
                run("standard", "login of user ann ok", "login of user bob ok"));
        assertEquals(List.of("1 login of user <*> ok"), run("standard", "login of user eve ok"));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        TemplateModel model =
                new TemplateModel(
                        "miner='brain'",
                        3,
                        List.of(
                                new TemplateModel.Entry(
                                        1, List.of("a\"\n", " \ufdd0", " é"), List.of(1, 2)),
                                new TemplateModel.Entry(3, List.of(), List.of())));
        assertEquals(model, TemplateModel.parse(model.json()));
    }

    @Test
    void refusesOtherArgumentsAndDamagedFiles() throws IOException {
        assertEquals(List.of("1 a"), run("drain", "a"));
        SpoorException other = assertThrows(SpoorException.class, () -> run("standard", "a"));
        assertEquals(ErrorKind.USER, other.kind());
        assertTrue(String.valueOf(other.getMessage()).contains("miner='drain'"), other::toString);
        for (String damaged : List.of("", "[]", "{", "{\"format\":\"x\"}", "{\"y\":1}")) {
            Files.writeString(folder.resolve("m.json"), damaged);
            SpoorException wrong = assertThrows(SpoorException.class, () -> run("drain", "a"));
            assertEquals(ErrorKind.DATA, wrong.kind(), damaged);
        }
    }

    @Test
    void saysThatModelsNeedACase() {
        TemplateCall call = call("standard");
        TemplateRun run = new TemplateRun(call.settings(), Stop.NEVER);
        SpoorException none =
                assertThrows(SpoorException.class, () -> run.find(call, Models.none()));
        assertEquals(ErrorKind.USER, none.kind());
    }
}
