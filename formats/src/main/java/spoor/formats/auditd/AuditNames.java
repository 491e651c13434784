package spoor.formats.auditd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names of what audit records give by number: types, architectures, system calls, errors,
/// signals. A name that is not known is the empty text.
final class AuditNames {
    static final int LOGIN = 1006;
    static final int SYSCALL = 1300;
    static final int PATH = 1302;
    static final int SOCKADDR = 1306;
    static final int CWD = 1307;
    static final int EXECVE = 1309;
    static final int EOE = 1320;
    static final int SECCOMP = 1326;
    static final int PROCTITLE = 1327;

    static final byte[] NONE = {};

    /// The values that `AUDIT_ARCH_*` of linux/audit.h have.
    private static final Map<Long, Architecture> ARCHITECTURES =
            Map.ofEntries(
                    architecture(0xC000003EL, "x86_64", "x86_64"),
                    architecture(0x40000003L, "i386", "i386"),
                    architecture(0xC00000B7L, "aarch64", "aarch64"),
                    architecture(0x40000028L, "arm", ""),
                    architecture(0x00000028L, "armeb", ""),
                    architecture(0x80000015L, "ppc64", ""),
                    architecture(0xC0000015L, "ppc64le", ""),
                    architecture(0x00000014L, "ppc", ""),
                    architecture(0x80000016L, "s390x", ""),
                    architecture(0x00000016L, "s390", ""),
                    architecture(0xC00000F3L, "riscv64", ""),
                    architecture(0x400000F3L, "riscv32", ""),
                    architecture(0xC0000102L, "loongarch64", ""),
                    architecture(0xC0000032L, "ia64", ""),
                    architecture(0x00000008L, "mips", ""),
                    architecture(0x40000008L, "mipsel", ""),
                    architecture(0x80000008L, "mips64", ""),
                    architecture(0xC0000008L, "mipsel64", ""),
                    architecture(0x00000002L, "sparc", ""),
                    architecture(0x8000002BL, "sparc64", ""));

    private static final byte[][] ERRORS = table("errors.txt");
    private static final byte[][] TYPES = table("types.txt");
    private static final Map<String, Integer> TYPE_NUMBERS = numbers(TYPES);
    private static final byte[][] SIGNALS =
            texts(
                    " SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1"
                            + " SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM SIGSTKFLT SIGCHLD SIGCONT"
                            + " SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM"
                            + " SIGPROF SIGWINCH SIGIO SIGPWR SIGSYS");

    /// @param name as audit tools write it
    /// @param syscalls names by number, none where the table is not here
    record Architecture(byte[] name, byte[][] syscalls) {
        byte[] syscall(long number) {
            return at(syscalls, number);
        }
    }

    static final Architecture UNKNOWN = new Architecture(NONE, new byte[0][]);

    private AuditNames() {}

    private static Map.Entry<Long, Architecture> architecture(
            long value, String name, String table) {
        byte[][] syscalls = table.isEmpty() ? new byte[0][] : table("syscalls-" + table + ".txt");
        return Map.entry(
                value, new Architecture(name.getBytes(StandardCharsets.US_ASCII), syscalls));
    }

    static Architecture architecture(long value) {
        return ARCHITECTURES.getOrDefault(value, UNKNOWN);
    }

    static byte[] error(long number) {
        return at(ERRORS, number);
    }

    static byte[] signal(long number) {
        return at(SIGNALS, number);
    }

    static byte[] type(long number) {
        return at(TYPES, number);
    }

    /// The number of a type, -1 when it is not known.
    static int typeNumber(String name) {
        return TYPE_NUMBERS.getOrDefault(name, -1);
    }

    private static byte[] at(byte[][] names, long number) {
        return number >= 0 && number < names.length ? names[(int) number] : NONE;
    }

    private static byte[][] texts(String names) {
        List<byte[]> list = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            list.add(name.getBytes(StandardCharsets.US_ASCII));
        }
        return list.toArray(byte[][]::new);
    }

    private static Map<String, Integer> numbers(byte[][] names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].length > 0) {
                numbers.put(new String(names[i], StandardCharsets.US_ASCII), i);
            }
        }
        return Map.copyOf(numbers);
    }

    /// Reads lines of a number and a name; names by number.
    private static byte[][] table(String file) {
        List<byte[]> names = new ArrayList<>();
        try (InputStream in = AuditNames.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                int space = line.indexOf(' ');
                int number = Integer.parseInt(line.substring(0, space));
                while (names.size() < number) {
                    names.add(NONE);
                }
                names.add(line.substring(space + 1).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.toArray(byte[][]::new);
    }
}
