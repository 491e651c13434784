package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import spoor.workbench.Account;
import spoor.workbench.AccountJson;

/// How an account is printed.
enum AccountFormat {
    TABLE,
    JSON;

    /// @param all print every source and remark
    void print(Account account, PrintStream out, boolean raw, boolean all) {
        switch (this) {
            case TABLE -> AccountText.print(account, out, raw, all);
            case JSON -> {
                try (JsonGenerator json = Json.pretty(out, raw)) {
                    AccountJson.write(account, json);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                out.println();
            }
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
