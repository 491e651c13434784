package spoor.cli;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes the commands with what they need of the outside.
final class Commands implements IFactory {
    private final Console console;
    private final Clock clock;
    private final Interruption interruption;

    Commands(Console console, Clock clock, Interruption interruption) {
        this.console = console;
        this.clock = clock;
        this.interruption = interruption;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Object command =
                switch (type.getSimpleName()) {
                    case "OpenCommand" -> new OpenCommand(console, clock);
                    case "LoadCommand" -> new LoadCommand(console, clock);
                    case "AccountCommand" -> new AccountCommand(console, clock);
                    case "RejectsCommand" -> new RejectsCommand(console, clock);
                    case "RecordCommand" -> new RecordCommand(console, clock);
                    case "QueryCommand" -> new QueryCommand(console, clock, interruption);
                    case "HuntCommand" -> new HuntCommand(console);
                    case "RunCommand" -> new HuntCommand.RunCommand(console, clock, interruption);
                    case "VerifyCommand" ->
                            new HuntCommand.VerifyCommand(console, clock, interruption);
                    case "WatchlistCommand" -> new WatchlistCommand(console, clock);
                    case "FunctionCommand" -> new FunctionCommand(console, clock);
                    case "ConnectCommand" -> new ConnectCommand(console, clock);
                    case "ModelsCommand" -> new ModelsCommand(console, clock);
                    case "ServeCommand" -> new ServeCommand(console, clock);
                    case "UsersCommand" -> new UsersCommand(console);
                    case "AuditCommand" -> new AuditCommand(console);
                    default -> CommandLine.defaultFactory().create(type);
                };
        return type.cast(command);
    }
}
