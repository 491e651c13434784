package spoor.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.server.users.Users;

/// Where the server listens, and whom it lets in.
///
/// @param host an address of this machine; off the loopback only with TLS and users
/// @param port 1 to 65535, or 0 for any free one
/// @param names more names by which clients call it (`hunt.example`, or `hunt.example:8443` where
///   something before it has another port)
/// @param tls its key and certificates
/// @param users empty: whoever has the token that it prints
public record ServerOptions(
        String host, int port, List<String> names, Optional<TlsKeys> tls, Optional<Users> users) {
    public static final String LOOPBACK = "127.0.0.1";

    public ServerOptions {
        names = List.copyOf(names);
        if (port < 0 || port > 65_535) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there is no port " + port + ": choose one from 1 to 65535, or 0 for any free");
        }
        InetAddress address = address(host);
        if (!address.isLoopbackAddress()) {
            requireProtection(host, tls.isPresent(), users.isPresent());
            if (address.isAnyLocalAddress() && names.isEmpty()) {
                throw new SpoorException(
                        ErrorKind.USER,
                        "on "
                                + host
                                + " the server does not know by which name clients call it: say"
                                + " it with --host NAME, which may be given more than once");
            }
        }
        users.ifPresent(Users::requireSomebody);
    }

    /// On the loopback, for whoever has the token.
    public ServerOptions(String host, int port) {
        this(host, port, List.of(), Optional.empty(), Optional.empty());
    }

    public static ServerOptions onPort(int port) {
        return new ServerOptions(LOOPBACK, port);
    }

    /// The same on another port.
    public ServerOptions withPort(int other) {
        return new ServerOptions(host, other, names, tls, users);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new SpoorException(
                    ErrorKind.USER, "the address " + host + " is not known to this machine", e);
        }
    }

    private static void requireProtection(String host, boolean tls, boolean users) {
        if (tls && users) {
            return;
        }
        String missing =
                !tls && !users
                        ? "--tls CERT.pem,KEY.pem (or a keystore) and --users FILE (made by 'spoor"
                                + " users add FILE NAME')"
                        : tls
                                ? "--users FILE, too (made by 'spoor users add FILE NAME')"
                                : "--tls CERT.pem,KEY.pem (or a keystore), too";
        throw new SpoorException(
                ErrorKind.USER,
                "refused to listen on "
                        + host
                        + ": off the loopback the case would be open to the network. Add "
                        + missing
                        + "; or serve on 127.0.0.1 and reach it through a tunnel (ssh -L)");
    }

    boolean isLoopback() {
        return address(host).isLoopbackAddress();
    }

    /// What requests may have as their `Host`, once the port is known.
    List<String> hosts(int actual) {
        InetAddress address = address(host);
        java.util.LinkedHashSet<String> all = new java.util.LinkedHashSet<>();
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            named(all, LOOPBACK, actual);
            named(all, "localhost", actual);
            named(all, "[::1]", actual);
        }
        if (!address.isAnyLocalAddress()) {
            named(all, bracketed(host), actual);
        }
        names.forEach(name -> named(all, name, actual));
        return List.copyOf(all);
    }

    private void named(java.util.Set<String> all, String name, int actual) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (lower.matches(".*[^:\\[\\]]:[0-9]+") && lower.indexOf(':') == lower.lastIndexOf(':')) {
            all.add(lower);
            return;
        }
        all.add(lower + ":" + actual);
        if (actual == (tls.isPresent() ? 443 : 80)) {
            all.add(lower);
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /// The address to open in a browser, without a token.
    String origin(int actual) {
        String name = names.isEmpty() ? bracketed(host) : names.getFirst();
        return (tls.isPresent() ? "https://" : "http://")
                + (name.matches(".*[^:\\[\\]]:[0-9]+") ? name : name + ":" + actual);
    }
}
