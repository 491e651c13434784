package spoor.workbench.remote;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Reads connection texts: addresses, Kusto's `Data Source=...;Initial Catalog=...`, and the chains
/// of notebooks, `loganalytics://code().tenant("...").workspace("...")`. A secret in one is refused
/// and appears in no message.
public final class ConnectionText {
    private static final URI LOG_ANALYTICS = URI.create("https://api.loganalytics.io");
    private static final Pattern LINK =
            Pattern.compile(
                    "\\s*([A-Za-z_]+)\\s*(?:\\(\\s*(?:\"([^\"]*)\"|'([^']*)')?\\s*\\))?\\s*(\\.|$)");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private static final Set<String> SECRETS =
            Set.of(
                    "clientsecret",
                    "secret",
                    "password",
                    "pwd",
                    "appkey",
                    "applicationkey",
                    "key",
                    "usertoken",
                    "usrtoken",
                    "applicationtoken",
                    "apptoken",
                    "fedtoken",
                    "token",
                    "certificate",
                    "certificatepemkey",
                    "applicationcertificate",
                    "applicationcertificateblob",
                    "applicationcertificateprivatekey",
                    "sig");

    /// What stands in a text. What it does not say is ''.
    ///
    /// @param remark what the user should know of how it was understood; '' for nothing
    public record Read(URI endpoint, String database, String tenant, String alias, String remark) {}

    private ConnectionText() {}

    /// @throws SpoorException saying what is wrong with the text, without what may be a secret
    public static Read of(Connection.Kind kind, String text) {
        String given = text.strip();
        int colon = given.indexOf("://");
        String scheme = colon < 0 ? "" : given.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (kind) {
            case KUSTO ->
                    switch (scheme) {
                        case "https", "http" -> cluster(address(given, kind));
                        case "kusto", "azuredataexplorer", "adx", "ade" ->
                                kusto(given.substring(colon + 3));
                        default -> {
                            if (given.contains("=")) {
                                yield pairs(given);
                            }
                            throw unknown(kind);
                        }
                    };
            case LOGANALYTICS ->
                    switch (scheme) {
                        case "https", "http" -> workspace(address(given, kind));
                        case "loganalytics" -> chain(kind, given.substring(colon + 3));
                        default -> {
                            if (GUID.matcher(given).matches()) {
                                yield new Read(LOG_ANALYTICS, given, "", "", "");
                            }
                            throw unknown(kind);
                        }
                    };
        };
    }

    /// The connection that a text means.
    ///
    /// @param name empty: the alias, else the host's first part, else the kind
    /// @param tenant empty: what the text says
    /// @param anonymous whether nobody proves who asks, which only this machine may hear
    /// @param authority PEM certificates
    public static Connection connection(
            Connection.Kind kind,
            Read read,
            String database,
            Optional<String> name,
            Optional<String> tenant,
            boolean anonymous,
            Optional<String> authority) {
        boolean here = isThisMachine(read.endpoint().getHost());
        boolean plain = read.endpoint().getScheme().equals("http");
        if (anonymous && !here) {
            throw wrong("--anonymous is for an emulator on this machine (localhost) alone");
        }
        if (plain && !anonymous) {
            throw wrong(
                    "a login is not sent over http://: write https://, or --anonymous for an"
                            + " emulator on this machine");
        }
        return new Connection(
                name.orElseGet(() -> standardName(kind, read)),
                kind,
                read.endpoint(),
                database,
                tenant.orElse(read.tenant()),
                anonymous ? Connection.Login.NONE : Connection.Login.AZURE,
                authority);
    }

    private static String standardName(Connection.Kind kind, Read read) {
        if (!read.alias().isEmpty()) {
            return read.alias();
        }
        String host = read.endpoint().getHost();
        String first = host.replaceFirst("\\..*", "");
        return kind == Connection.Kind.KUSTO && first.matches("[A-Za-z][A-Za-z0-9_-]*")
                ? first
                : kind.word();
    }

    private static SpoorException unknown(Connection.Kind kind) {
        return wrong(
                switch (kind) {
                    case KUSTO ->
                            "this is no connection to Kusto that Spoor knows: write"
                                    + " https://CLUSTER.kusto.windows.net/DATABASE,"
                                    + " kusto://CLUSTER.kusto.windows.net/DATABASE, or 'Data"
                                    + " Source=https://CLUSTER.kusto.windows.net;Initial"
                                    + " Catalog=DATABASE'";
                    case LOGANALYTICS ->
                            "this is no connection to Log Analytics that Spoor knows: write"
                                    + " 'loganalytics://code().tenant(\"TENANT\")"
                                    + ".workspace(\"WORKSPACE-ID\")', or the workspace's id";
                });
    }

    /// `host/database`, or a chain.
    private static Read kusto(String rest) {
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        return HOST.matcher(host).matches() && !rest.contains("(")
                ? cluster(address("https://" + rest, Connection.Kind.KUSTO))
                : chain(Connection.Kind.KUSTO, rest);
    }

    private static URI address(String text, Connection.Kind kind) {
        URI uri;
        try {
            uri = new URI(text.replace(" ", "%20"));
        } catch (java.net.URISyntaxException e) {
            throw wrong("this address cannot be read: " + unknown(kind).getMessage());
        }
        if (uri.getHost() == null) {
            throw wrong("this address names no host: " + unknown(kind).getMessage());
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getFragment() != null) {
            throw wrong(
                    "an address of a connection has a host and a path only: no user, no password,"
                            + " nothing after '?' or '#' ("
                            + ENVIRONMENT
                            + ")");
        }
        if (!uri.getScheme().equalsIgnoreCase("https") && !isThisMachine(uri.getHost())) {
            throw wrong(
                    "the address begins with http:// and who asks would be known to everybody on"
                            + " the way: write https://");
        }
        return uri;
    }

    private static final String ENVIRONMENT =
            "who asks is found at the time of use: 'az login', or AZURE_TENANT_ID, AZURE_CLIENT_ID"
                    + " and AZURE_CLIENT_SECRET in the environment";

    /// Whether a host is this machine itself; names other than `localhost` are not looked up.
    static boolean isThisMachine(String host) {
        String bare = host.replaceAll("^\\[|]$", "");
        if (!bare.matches("[0-9.]+") && !bare.contains(":")) {
            return bare.equalsIgnoreCase("localhost");
        }
        try {
            return InetAddress.getByName(bare).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Read cluster(URI uri) {
        return new Read(endpoint(uri), segment(uri), "", "", "");
    }

    private static String segment(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/+|/+$", "");
        if (path.contains("/")) {
            throw wrong("the path of a cluster's address is the database's name alone");
        }
        return path;
    }

    /// `https://api.loganalytics.io/v1/workspaces/ID`.
    private static Read workspace(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
        Matcher matcher =
                Pattern.compile("(?:/v1)?(?:/workspaces/([^/]+))?(?:/query)?").matcher(path);
        if (!matcher.matches()) {
            throw wrong("write the address as https://HOST/v1/workspaces/WORKSPACE-ID");
        }
        String id = matcher.group(1);
        return new Read(endpoint(uri), id == null ? "" : id, "", "", "");
    }

    private static URI endpoint(URI uri) {
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority());
    }

    /// `Data Source=...;Initial Catalog=...`.
    private static Read pairs(String text) {
        String source = "";
        String database = "";
        String tenant = "";
        for (String pair : text.split(";")) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw wrong(
                        "a part of the connection text has no '=': write NAME=VALUE;NAME=VALUE");
            }
            String key = plain(pair.substring(0, equals));
            String value = pair.substring(equals + 1).strip();
            refuseSecret(key);
            switch (key) {
                case "datasource", "addr", "address", "networkaddress", "server" -> source = value;
                case "initialcatalog", "database" -> database = value;
                case "authorityid", "tenantid", "tenant" -> tenant = value;
                case "fed", "aadfederatedsecurity", "federatedsecurity", "federated" -> {
                    // the identity of Azure, as always
                }
                default ->
                        throw wrong(
                                "'"
                                        + pair.substring(0, equals).strip()
                                        + "' in a connection text is not supported: Data Source,"
                                        + " Initial Catalog, Authority Id and Fed are");
            }
        }
        if (source.isEmpty()) {
            throw wrong("the connection text has no Data Source");
        }
        String address = source.contains("://") ? source : "https://" + source;
        Read read = cluster(address(address, Connection.Kind.KUSTO));
        return new Read(
                read.endpoint(), database.isEmpty() ? read.database() : database, tenant, "", "");
    }

    /// `code().tenant("...").cluster("...").database("...")`.
    private static Read chain(Connection.Kind kind, String text) {
        Map<String, String> links = links(kind, text);
        StringBuilder remark = new StringBuilder();
        for (String link : links.keySet()) {
            refuseSecret(plain(link));
            switch (link) {
                case "code", "azcli", "azcli_login", "azclilogin" ->
                        remark.append(
                                link.equals("code")
                                        ? "'code()' asks for a login by hand; here the login is"
                                                + " that of Azure's chain of identities: run 'az"
                                                + " login' once"
                                        : "");
                case "tenant", "alias" -> {}
                case "cluster", "database" -> {
                    if (kind != Connection.Kind.KUSTO) {
                        throw notHere(link, kind);
                    }
                }
                case "workspace" -> {
                    if (kind != Connection.Kind.LOGANALYTICS) {
                        throw notHere(link, kind);
                    }
                }
                case "anonymous" ->
                        throw wrong(
                                "'anonymous' is not supported: a workspace answers those whom it"
                                        + " knows ("
                                        + ENVIRONMENT
                                        + ")");
                case "username", "clientid" ->
                        throw wrong(
                                "'"
                                        + link
                                        + "' in a connection text is not supported: "
                                        + ENVIRONMENT);
                default -> throw notHere(link, kind);
            }
        }
        URI endpoint =
                kind == Connection.Kind.LOGANALYTICS
                        ? LOG_ANALYTICS
                        : endpoint(clusterAddress(links.getOrDefault("cluster", "")));
        String database =
                links.getOrDefault(
                        kind == Connection.Kind.LOGANALYTICS ? "workspace" : "database", "");
        return new Read(
                endpoint,
                database,
                links.getOrDefault("tenant", ""),
                links.getOrDefault("alias", ""),
                remark.toString());
    }

    private static SpoorException notHere(String link, Connection.Kind kind) {
        return wrong(
                "'"
                        + link
                        + "' in a connection text is not supported: "
                        + (kind == Connection.Kind.KUSTO
                                ? "code(), tenant(\"...\"), cluster(\"...\"), database(\"...\") and"
                                        + " alias(\"...\") are"
                                : "code(), tenant(\"...\"), workspace(\"...\") and alias(\"...\")"
                                        + " are"));
    }

    private static Map<String, String> links(Connection.Kind kind, String text) {
        Map<String, String> links = new LinkedHashMap<>();
        Matcher matcher = LINK.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw unknown(kind);
            }
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String quoted = matcher.group(2);
            String single = matcher.group(3);
            String value = quoted != null ? quoted : single != null ? single : "";
            if (links.put(name, value) != null) {
                throw wrong("'" + name + "' stands twice in the connection text");
            }
            at = matcher.end();
        }
        if (links.isEmpty()) {
            throw unknown(kind);
        }
        return links;
    }

    private static URI clusterAddress(String cluster) {
        if (cluster.isEmpty()) {
            throw wrong("the connection text names no cluster(\"...\")");
        }
        String address =
                cluster.contains("://")
                        ? cluster
                        : "https://"
                                + (cluster.contains(".")
                                        ? cluster
                                        : cluster + ".kusto.windows.net");
        return address(address, Connection.Kind.KUSTO);
    }

    private static void refuseSecret(String key) {
        if (SECRETS.contains(key)) {
            throw wrong(
                    "the connection text holds a secret ('"
                            + key
                            + "'), and a case keeps none, for it is copied and handed on: "
                            + ENVIRONMENT);
        }
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static SpoorException wrong(String sentence) {
        return new SpoorException(ErrorKind.USER, sentence);
    }
}
