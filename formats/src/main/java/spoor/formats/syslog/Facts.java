package spoor.formats.syslog;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import spoor.formats.RecordBatch;

/// Writes what a message says into the row's columns, by the name of the program that logged it.
final class Facts {
    private enum Program {
        SSHD,
        SUDO,
        SU,
        CRON,
        LOGIN,
        LOGIND,
        ACCOUNTS,
        FTP,
        KERBEROS,
        OTHER
    }

    private static final Map<String, Program> PROGRAMS = programs();

    private final Message message = new Message();

    private static Map<String, Program> programs() {
        Map<String, Program> programs = new HashMap<>();
        put(programs, Program.SSHD, "sshd sshd-session sshd-auth dropbear");
        put(programs, Program.SUDO, "sudo");
        put(programs, Program.SU, "su su-l runuser");
        put(programs, Program.CRON, "CRON cron crond crontab /USR/SBIN/CRON anacron atd");
        put(programs, Program.LOGIN, "login remote gdm");
        put(programs, Program.LOGIND, "systemd-logind");
        put(
                programs,
                Program.ACCOUNTS,
                "useradd usermod userdel groupadd groupmod groupdel gpasswd passwd chage chpasswd");
        put(programs, Program.FTP, "ftpd vsftpd in.ftpd");
        put(programs, Program.KERBEROS, "klogind kshd");
        return Map.copyOf(programs);
    }

    private static void put(Map<String, Program> programs, Program program, String names) {
        for (String name : names.split(" ", -1)) {
            programs.put(name, program);
        }
    }

    private byte[] lastName = {};
    private Program lastProgram = Program.OTHER;

    /// Names come again and again; the last one is remembered.
    private Program program(byte[] bytes, int from, int to) {
        if (java.util.Arrays.equals(bytes, from, to, lastName, 0, lastName.length)) {
            return lastProgram;
        }
        lastName = java.util.Arrays.copyOfRange(bytes, from, to);
        String name = new String(lastName, StandardCharsets.ISO_8859_1);
        lastProgram =
                name.startsWith("-- ") ? Program.LOGIN : PROGRAMS.getOrDefault(name, Program.OTHER);
        return lastProgram;
    }

    /// @param header of the line in `bytes`
    /// @param from where the message begins
    void write(SyslogHeader header, byte[] bytes, int from, int to, RecordBatch batch) {
        message.of(bytes, from, to, batch);
        if (header.pamTo > header.pamFrom) {
            message.set(SyslogColumn.PAM_MODULE, header.pamFrom, header.pamTo);
            message.set(SyslogColumn.PAM_SERVICE, header.nameFrom, header.nameTo);
            PamMessages.read(message);
            return;
        }
        read(bytes, header.nameFrom, header.nameTo);
    }

    /// Writes what a message says that is no line of its own.
    ///
    /// @param name of the program
    void write(byte[] name, byte[] text, RecordBatch batch) {
        message.of(text, 0, text.length, batch);
        read(name, 0, name.length);
    }

    private void read(byte[] name, int from, int to) {
        if (message.at(message.from()) == 'p' && PamMessages.readWithModule(message)) {
            return;
        }
        switch (program(name, from, to)) {
            case SSHD -> {
                if (message.starts("PAM ")) {
                    PamMessages.readMore(message);
                } else {
                    SshMessages.read(message);
                }
            }
            case SUDO -> HostMessages.sudo(message);
            case SU -> HostMessages.su(message);
            case CRON -> HostMessages.cron(message);
            case LOGIN -> HostMessages.login(message);
            case LOGIND -> HostMessages.logind(message);
            case ACCOUNTS -> HostMessages.accounts(message);
            case FTP -> HostMessages.ftp(message);
            case KERBEROS -> HostMessages.kerberos(message);
            case OTHER -> {}
        }
    }
}
