package spoor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The command line in a JVM that can open no connection: sockets of both kinds and datagrams are
/// denied, loopback or not, and no name but this machine's own is looked up. What is tried is
/// written into a file. Listening is allowed.
final class WithoutNetwork {
    static final String TRIED = "spoor.test.tried";

    private WithoutNetwork() {}

    /// @param arguments of the command line; `try` alone: tries whether the denial works
    @SuppressWarnings("deprecation") // of sockets there is no other way to deny them
    public static void main(String[] arguments) throws Exception {
        Socket.setSocketImplFactory(() -> {
            throw new UncheckedIOException(denied("a socket"));
        });
        if (arguments.length == 1 && arguments[0].equals("try")) {
            tryAll();
        } else {
            Main.main(arguments);
        }
    }

    private static void tryAll() {
        try (SocketChannel channel = SocketChannel.open()) {
            throw new IllegalStateException("opened: " + channel);
        } catch (IOException e) {
            // denied
        }
        try (Socket socket = new Socket("192.0.2.1", 80)) {
            throw new IllegalStateException("connected: " + socket);
        } catch (IOException | UncheckedIOException e) {
            // denied
        }
        try (DatagramChannel channel = DatagramChannel.open()) {
            throw new IllegalStateException("opened: " + channel);
        } catch (IOException e) {
            // denied
        }
        try {
            throw new IllegalStateException(
                    "found: " + InetAddress.getAllByName("example.com").length);
        } catch (IOException e) {
            // denied
        }
    }

    private static IOException denied(String what) {
        try {
            Files.writeString(
                    Path.of(System.getProperty(TRIED)),
                    what + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            return e;
        }
        return new IOException("denied: " + what);
    }

    /// Named by the system property `java.nio.channels.spi.SelectorProvider`.
    public static final class Channels extends SelectorProvider {
        private final SelectorProvider own;

        public Channels() throws ReflectiveOperationException {
            own =
                    (SelectorProvider)
                            Class.forName("sun.nio.ch.DefaultSelectorProvider")
                                    .getMethod("get")
                                    .invoke(null);
        }

        @Override
        public SocketChannel openSocketChannel() throws IOException {
            throw denied("a socket channel");
        }

        @Override
        public DatagramChannel openDatagramChannel() throws IOException {
            throw denied("a datagram channel");
        }

        @Override
        public DatagramChannel openDatagramChannel(java.net.ProtocolFamily family)
                throws IOException {
            throw denied("a datagram channel");
        }

        @Override
        public ServerSocketChannel openServerSocketChannel() throws IOException {
            return own.openServerSocketChannel();
        }

        @Override
        public Pipe openPipe() throws IOException {
            return own.openPipe();
        }

        @Override
        public AbstractSelector openSelector() throws IOException {
            return own.openSelector();
        }

        @Override
        public @Nullable Channel inheritedChannel() throws IOException {
            return own.inheritedChannel();
        }
    }

    /// Of the JVM of the tests, too, where it looks up as ever.
    public static final class Names extends InetAddressResolverProvider {
        @Override
        public InetAddressResolver get(Configuration configuration) {
            InetAddressResolver own = configuration.builtinResolver();
            return System.getProperty(TRIED) == null ? own : new OwnNames(own);
        }

        @Override
        public String name() {
            return "names of this machine";
        }
    }

    private record OwnNames(InetAddressResolver own) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                throws java.net.UnknownHostException {
            if (host.equals("localhost")) {
                return own.lookupByName(host, policy);
            }
            var denied = new java.net.UnknownHostException(host);
            denied.initCause(denied("the name " + host));
            throw denied;
        }

        @Override
        public String lookupByAddress(byte[] address) throws java.net.UnknownHostException {
            var denied = new java.net.UnknownHostException();
            denied.initCause(denied("the name of an address"));
            throw denied;
        }
    }
}
