package spoor.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import spoor.workbench.Account;
import spoor.workbench.Case;

/// `spoor account --case DIR`
@Command(
        name = "account",
        description = "Print what was read: every byte of every source.",
        mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {
    @Mixin CaseOption chosen = new CaseOption();

    @Mixin AccountOptions printing = new AccountOptions();

    private final Console console;
    private final Clock clock;

    AccountCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Case opened = chosen.existing(clock)) {
            Account account = opened.account();
            printing.print(account, console);
            return account.balanced() ? 0 : 1;
        }
    }
}
