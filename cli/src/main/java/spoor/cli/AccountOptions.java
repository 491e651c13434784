package spoor.cli;

import picocli.CommandLine.Option;
import spoor.workbench.Account;

/// How a command prints the account.
final class AccountOptions {
    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How to print the account: ${COMPLETION-CANDIDATES}.")
    AccountFormat format = AccountFormat.TABLE;

    @Option(names = "--all", description = "Print every source and every remark, however many.")
    boolean all;

    @Option(names = "--raw", description = "Print what logs hold as it is, control characters too.")
    boolean raw;

    void print(Account account, Console console) {
        format.print(account, console.out(), raw, all);
    }
}
