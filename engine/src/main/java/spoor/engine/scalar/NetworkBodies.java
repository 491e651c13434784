package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions on network addresses.
final class NetworkBodies {
    private NetworkBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        version4(to);
        version6(to);
        searches(to);
        to.put(
                "address_place",
                a -> {
                    Json place = AddressPlaces.of(text(a, 1)).place(text(a, 0));
                    return place == null ? null : place.text();
                });
    }

    private static void version4(Map<String, ScalarBody> to) {
        to.put(
                "parse_ipv4",
                a -> {
                    Ipv4 ip = Ipv4.parse(text(a, 0));
                    return ip == null ? null : ip.network();
                });
        to.put(
                "parse_ipv4_mask",
                a -> {
                    Ipv4 ip = Ipv4.parse(text(a, 0));
                    long prefix = whole(a, 1, -1);
                    return ip == null || prefix < 0 || prefix > 32
                            ? null
                            : Ipv4.cut(ip.address(), Math.min(prefix, ip.prefix()));
                });
        for (String arity : List.of("", "_3")) {
            to.put("ipv4_compare" + arity, a -> compare4(text(a, 0), text(a, 1), whole(a, 2, 32)));
            to.put(
                    "ipv4_is_match" + arity,
                    a -> zero(compare4(text(a, 0), text(a, 1), whole(a, 2, 32))));
            to.put("ipv6_compare" + arity, a -> compare6(text(a, 0), text(a, 1), whole(a, 2, 128)));
            to.put(
                    "ipv6_is_match" + arity,
                    a -> zero(compare6(text(a, 0), text(a, 1), whole(a, 2, 128))));
        }
        to.put(
                "ipv4_is_private",
                a -> {
                    Ipv4 ip = Ipv4.parse(text(a, 0));
                    return ip == null ? null : isPrivate(ip.address());
                });
        to.put("ipv4_is_in_range", a -> inRange4(text(a, 0), text(a, 1)));
        to.put("ipv4_is_in_any_range", a -> inAny(a, rest(a), NetworkBodies::inRange4));
        to.put(
                "ipv4_is_in_any_range_array",
                a -> inAny(a, TextOperatorBodies.texts(a[1]), NetworkBodies::inRange4));
        to.put("ipv4_range_to_cidr_list", a -> networks(text(a, 0), text(a, 1)));
        to.put(
                "ipv4_netmask_suffix",
                a -> {
                    Ipv4 ip = Ipv4.parse(text(a, 0));
                    return ip == null ? null : (long) ip.prefix();
                });
        for (String arity : List.of("", "_2")) {
            to.put("format_ipv4" + arity, a -> format(text(a, 0), whole(a, 1, 32), false));
            to.put("format_ipv4_mask" + arity, a -> format(text(a, 0), whole(a, 1, 32), true));
        }
    }

    private static @Nullable String networks(String start, String end) {
        Long from = Ipv4.address(start);
        Long to = Ipv4.address(end);
        if (from == null || to == null || from > to) {
            return null;
        }
        List<String> networks = new ArrayList<>();
        for (long at = from; at <= to; ) {
            int free = at == 0 ? 32 : Math.min(32, Long.numberOfTrailingZeros(at));
            while (at + (1L << free) - 1 > to) {
                free--;
            }
            networks.add(Ipv4.text(at) + "/" + (32 - free));
            at += 1L << free;
        }
        return Json.texts(networks).text();
    }

    private static @Nullable Boolean zero(@Nullable Long order) {
        return order == null ? null : (Boolean) (order == 0);
    }

    private static @Nullable Long compare4(String left, String right, long prefix) {
        Ipv4 l = Ipv4.parse(left);
        Ipv4 r = Ipv4.parse(right);
        if (l == null || r == null || prefix < 0 || prefix > 32) {
            return null;
        }
        long shortest = Math.min(prefix, Math.min(l.prefix(), r.prefix()));
        return (long)
                Long.compare(Ipv4.cut(l.address(), shortest), Ipv4.cut(r.address(), shortest));
    }

    private static boolean isPrivate(long address) {
        return address >> 24 == 10
                || address >> 20 == (172 << 4 | 1)
                || address >> 16 == (192 << 8 | 168);
    }

    private static @Nullable Boolean inRange4(String ip, String range) {
        return zero(compare4(ip, range, 32));
    }

    private static @Nullable Boolean inAny(
            @Nullable Object[] a,
            List<String> ranges,
            BiFunction<String, String, @Nullable Boolean> test) {
        boolean unknown = false;
        for (String range : ranges) {
            Boolean in = test.apply(text(a, 0), range);
            if (Boolean.TRUE.equals(in)) {
                return true;
            }
            unknown |= in == null;
        }
        return unknown ? null : Boolean.FALSE;
    }

    private static List<String> rest(@Nullable Object[] arguments) {
        List<String> rest = new ArrayList<>(arguments.length - 1);
        for (int i = 1; i < arguments.length; i++) {
            rest.add(text(arguments, i));
        }
        return rest;
    }

    /// Of an address or of its number.
    private static String format(String text, long prefix, boolean mask) {
        Long number = text.indexOf('.') < 0 ? Conversions.parseLong(text) : null;
        Ipv4 ip =
                number != null && number >= 0 && number <= 0xffff_ffffL
                        ? new Ipv4(number, 32)
                        : Ipv4.parse(text);
        if (ip == null || prefix < 0 || prefix > 32) {
            return "";
        }
        long shortest = Math.min(prefix, ip.prefix());
        String network = Ipv4.text(Ipv4.cut(ip.address(), shortest));
        return mask ? network + "/" + shortest : network;
    }

    private static void version6(Map<String, ScalarBody> to) {
        to.put("parse_ipv6", a -> mask6(text(a, 0), 128));
        to.put("parse_ipv6_mask", a -> mask6(text(a, 0), whole(a, 1, -1)));
        to.put("ipv6_is_in_range", a -> inRange6(text(a, 0), text(a, 1)));
        to.put("ipv6_is_in_any_range", a -> inAny(a, rest(a), NetworkBodies::inRange6));
        to.put(
                "ipv6_is_in_any_range_array",
                a -> inAny(a, TextOperatorBodies.texts(a[1]), NetworkBodies::inRange6));
    }

    private static String mask6(String text, long prefix) {
        Ipv6 ip = Ipv6.parse(text);
        return ip == null || prefix < 0 || prefix > 128
                ? ""
                : ip.cut(Math.min(prefix, ip.prefix())).text();
    }

    private static @Nullable Long compare6(String left, String right, long prefix) {
        Ipv6 l = Ipv6.parse(left);
        Ipv6 r = Ipv6.parse(right);
        if (l == null || r == null || prefix < 0 || prefix > 128) {
            return null;
        }
        long shortest = Math.min(prefix, Math.min(l.prefix(), r.prefix()));
        return (long) Ipv6.compare(l.cut(shortest), r.cut(shortest));
    }

    private static @Nullable Boolean inRange6(String ip, String range) {
        return zero(compare6(ip, range, 128));
    }

    private static void searches(Map<String, ScalarBody> to) {
        search(to, "has_ipv4", "has_any_ipv4", NetworkBodies::has);
        search(to, "has_ipv4_prefix", "has_any_ipv4_prefix", NetworkBodies::hasPrefix);
    }

    private static void search(
            Map<String, ScalarBody> to, String one, String any, BiPredicate<String, String> test) {
        to.put(one, a -> test.test(text(a, 0), text(a, 1)));
        to.put(any, a -> rest(a).stream().anyMatch(ip -> test.test(text(a, 0), ip)));
        to.put(
                any + "_array",
                a ->
                        TextOperatorBodies.texts(a[1]).stream()
                                .anyMatch(ip -> test.test(text(a, 0), ip)));
    }

    private static boolean has(String source, String ip) {
        return Ipv4.address(ip) != null && Terms.has(source, ip, true, true);
    }

    /// The prefix ends in a dot, or is a whole address.
    private static boolean hasPrefix(String source, String prefix) {
        if (!prefix.endsWith(".")) {
            return has(source, prefix);
        }
        for (int at = source.indexOf(prefix); at >= 0; at = source.indexOf(prefix, at + 1)) {
            int end = at;
            while (end < source.length()
                    && (source.charAt(end) == '.' || Character.isDigit(source.charAt(end)))) {
                end++;
            }
            while (end > at && source.charAt(end - 1) == '.') {
                end--;
            }
            boolean begins = at == 0 || !Character.isLetterOrDigit(source.codePointBefore(at));
            boolean ends =
                    end == source.length() || !Character.isLetterOrDigit(source.codePointAt(end));
            if (begins && ends && Ipv4.address(source.substring(at, end)) != null) {
                return true;
            }
        }
        return false;
    }
}
