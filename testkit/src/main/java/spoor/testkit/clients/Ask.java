package spoor.testkit.clients;

import java.io.IOException;
import java.util.Random;

/// One thing that a client does, and what it is told.
///
/// @param kind as the result names it
/// @param weight how often it is done, beside the others
/// @param compared whether each client must be told the same
record Ask(String kind, int weight, boolean compared, Work work) {
    /// What is done.
    @FunctionalInterface
    interface Work {
        /// @param random of this client, for what need not be the same
        /// @return what it was told
        /// @throws Unexpected when that is not what was asked for
        String run(Client client, Random random) throws IOException, InterruptedException;
    }

    /// An answer that nobody asked for.
    static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unexpected(String said) {
            super(said.length() > 600 ? said.substring(0, 600) + "..." : said);
        }
    }
}
