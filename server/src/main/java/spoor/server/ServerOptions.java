package spoor.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Where the server listens.
///
/// @param host an address of this machine's loopback; anything else is refused
/// @param port 1 to 65535, or 0 for any free one
public record ServerOptions(String host, int port) {
    public static final String LOOPBACK = "127.0.0.1";

    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there is no port " + port + ": choose one from 1 to 65535, or 0 for any free");
        }
        requireLoopback(host);
    }

    public static ServerOptions onPort(int port) {
        return new ServerOptions(LOOPBACK, port);
    }

    private static void requireLoopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new SpoorException(
                    ErrorKind.USER, "the address " + host + " is not known to this machine", e);
        }
        throw new SpoorException(
                ErrorKind.USER,
                "refused to listen on "
                        + host
                        + ": off loopback the case would be open to the network, and TLS and users"
                        + " are not there yet; serve on 127.0.0.1 and reach it through a tunnel"
                        + " (ssh -L)");
    }
}
