package spoor.kql.functions;

import static spoor.kql.functions.Parameter.any;
import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;

import java.util.ArrayList;
import java.util.List;

/// Functions on network addresses written as text; null where a text is no address.
final class NetworkFunctions {
    private NetworkFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.addAll(version4());
        all.addAll(version6());
        all.addAll(searches());
        return all;
    }

    private static Parameter ip() {
        return text("ip");
    }

    private static List<Function> version4() {
        return List.of(
                Function.of(
                        "parse_ipv4",
                        "The address as a number; a `/24` behind it cuts it to its network.",
                        java("parse_ipv4", LONG, POSSIBLE, ip())),
                Function.of(
                        "parse_ipv4_mask",
                        "The address cut to a network of a prefix length, as a number.",
                        java("parse_ipv4_mask", LONG, POSSIBLE, ip(), typed("prefix", LONG))),
                Function.of(
                        "ipv4_compare",
                        "-1, 0 or 1: the order of two addresses, cut to the shortest prefix.",
                        java("ipv4_compare", LONG, POSSIBLE, text("left"), text("right")),
                        java(
                                "ipv4_compare_3",
                                LONG,
                                POSSIBLE,
                                text("left"),
                                text("right"),
                                typed("prefix", LONG))),
                Function.of(
                        "ipv4_is_match",
                        "Whether two addresses are equal, cut to the shortest prefix.",
                        java("ipv4_is_match", BOOL, POSSIBLE, text("left"), text("right")),
                        java(
                                "ipv4_is_match_3",
                                BOOL,
                                POSSIBLE,
                                text("left"),
                                text("right"),
                                typed("prefix", LONG))),
                Function.of(
                        "ipv4_is_private",
                        "Whether the address belongs to a private network (RFC 1918).",
                        java("ipv4_is_private", BOOL, POSSIBLE, ip())),
                Function.of(
                        "ipv4_is_in_range",
                        "Whether the address lies in a network such as `10.0.0.0/8`.",
                        java("ipv4_is_in_range", BOOL, POSSIBLE, ip(), text("range"))),
                Function.of(
                        "ipv4_is_in_any_range",
                        "Whether the address lies in one of several networks.",
                        java(
                                "ipv4_is_in_any_range_array",
                                BOOL,
                                POSSIBLE,
                                ip(),
                                typed("ranges", DYNAMIC)),
                        java(
                                "ipv4_is_in_any_range",
                                BOOL,
                                POSSIBLE,
                                ip(),
                                typed("ranges", STRING).repeated())),
                Function.of(
                        "ipv4_range_to_cidr_list",
                        "The fewest networks that hold all addresses from one to another.",
                        java(
                                "ipv4_range_to_cidr_list",
                                DYNAMIC,
                                POSSIBLE,
                                text("start"),
                                text("end"))),
                Function.of(
                        "ipv4_netmask_suffix",
                        "The prefix length behind an address, 32 where there is none.",
                        java("ipv4_netmask_suffix", LONG, POSSIBLE, ip())),
                Function.of(
                        "format_ipv4",
                        "The address cut to a prefix length, as text; '' where there is none.",
                        java("format_ipv4", STRING, NEVER, any("ip").as(STRING)),
                        java(
                                "format_ipv4_2",
                                STRING,
                                NEVER,
                                any("ip").as(STRING),
                                typed("prefix", LONG))),
                Function.of(
                        "format_ipv4_mask",
                        "The network of an address, as `10.0.0.0/8`; '' where there is none.",
                        java("format_ipv4_mask", STRING, NEVER, any("ip").as(STRING)),
                        java(
                                "format_ipv4_mask_2",
                                STRING,
                                NEVER,
                                any("ip").as(STRING),
                                typed("prefix", LONG))));
    }

    private static List<Function> version6() {
        return List.of(
                Function.of(
                        "parse_ipv6",
                        "The address (of version 4 too) in eight full groups; '' where there is"
                                + " none.",
                        java("parse_ipv6", STRING, NEVER, ip())),
                Function.of(
                        "parse_ipv6_mask",
                        "The address cut to a network, in eight full groups.",
                        java("parse_ipv6_mask", STRING, NEVER, ip(), typed("prefix", LONG))),
                Function.of(
                        "ipv6_compare",
                        "-1, 0 or 1: the order of two addresses, cut to the shortest prefix.",
                        java("ipv6_compare", LONG, POSSIBLE, text("left"), text("right")),
                        java(
                                "ipv6_compare_3",
                                LONG,
                                POSSIBLE,
                                text("left"),
                                text("right"),
                                typed("prefix", LONG))),
                Function.of(
                        "ipv6_is_match",
                        "Whether two addresses are equal, cut to the shortest prefix.",
                        java("ipv6_is_match", BOOL, POSSIBLE, text("left"), text("right")),
                        java(
                                "ipv6_is_match_3",
                                BOOL,
                                POSSIBLE,
                                text("left"),
                                text("right"),
                                typed("prefix", LONG))),
                Function.of(
                        "ipv6_is_in_range",
                        "Whether the address lies in a network.",
                        java("ipv6_is_in_range", BOOL, POSSIBLE, ip(), text("range"))),
                Function.of(
                        "ipv6_is_in_any_range",
                        "Whether the address lies in one of several networks.",
                        java(
                                "ipv6_is_in_any_range_array",
                                BOOL,
                                POSSIBLE,
                                ip(),
                                typed("ranges", DYNAMIC)),
                        java(
                                "ipv6_is_in_any_range",
                                BOOL,
                                POSSIBLE,
                                ip(),
                                typed("ranges", STRING).repeated())));
    }

    private static List<Function> searches() {
        return List.of(
                Function.of(
                        "has_ipv4",
                        "Whether the text holds that address, set off by dividers.",
                        java("has_ipv4", BOOL, NEVER, text("source"), ip())),
                Function.of(
                        "has_ipv4_prefix",
                        "Whether the text holds an address that begins with `10.1.` or the like.",
                        java("has_ipv4_prefix", BOOL, NEVER, text("source"), text("prefix"))),
                Function.of(
                        "has_any_ipv4",
                        "Whether the text holds one of several addresses.",
                        java(
                                "has_any_ipv4_array",
                                BOOL,
                                NEVER,
                                text("source"),
                                typed("ips", DYNAMIC)),
                        java(
                                "has_any_ipv4",
                                BOOL,
                                NEVER,
                                text("source"),
                                typed("ips", STRING).repeated())),
                Function.of(
                        "has_any_ipv4_prefix",
                        "Whether the text holds an address that begins with one of several"
                                + " prefixes.",
                        java(
                                "has_any_ipv4_prefix_array",
                                BOOL,
                                NEVER,
                                text("source"),
                                typed("prefixes", DYNAMIC)),
                        java(
                                "has_any_ipv4_prefix",
                                BOOL,
                                NEVER,
                                text("source"),
                                typed("prefixes", STRING).repeated())));
    }
}
