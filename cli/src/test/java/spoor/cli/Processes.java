package spoor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a test starts the real command line: this JVM, this class path.
final class Processes {
    private Processes() {}

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-Duser.timezone=Pacific/Chatham",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dspoor.home=" + System.getProperty("spoor.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "spoor.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }
}
