package spoor.formats.flows;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import spoor.formats.Sample;

/// Recognises connection records of KDD Cup 1999 and NSL-KDD, whose files have no header: 41
/// features, a label and perhaps a difficulty.
final class KddGuess {
    private static final List<String> NAMES =
            List.of(
                    ("duration protocol_type service flag src_bytes dst_bytes land wrong_fragment"
                                    + " urgent hot num_failed_logins logged_in num_compromised"
                                    + " root_shell su_attempted num_root num_file_creations"
                                    + " num_shells num_access_files num_outbound_cmds is_host_login"
                                    + " is_guest_login count srv_count serror_rate srv_serror_rate"
                                    + " rerror_rate srv_rerror_rate same_srv_rate diff_srv_rate"
                                    + " srv_diff_host_rate dst_host_count dst_host_srv_count"
                                    + " dst_host_same_srv_rate dst_host_diff_srv_rate"
                                    + " dst_host_same_src_port_rate dst_host_srv_diff_host_rate"
                                    + " dst_host_serror_rate dst_host_srv_serror_rate"
                                    + " dst_host_rerror_rate dst_host_srv_rerror_rate label"
                                    + " difficulty")
                            .split(" "));
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\d+,(tcp|udp|icmp),[A-Za-z0-9_]+,"
                            + "(SF|S[0-3]|REJ|RSTO|RSTR|RSTOS0|RSTRH|SH|SHR|OTH),\\d+,\\d+,.*");

    private KddGuess() {}

    /// The names of the columns, if the first line is such a record.
    static Optional<List<String>> names(Sample sample) {
        String line = FirstLine.of(sample.head());
        if (!BEGINNING.matcher(line).matches()) {
            return Optional.empty();
        }
        int cells = line.split(",", -1).length;
        return cells >= 41 && cells <= 43 ? Optional.of(NAMES.subList(0, cells)) : Optional.empty();
    }
}
