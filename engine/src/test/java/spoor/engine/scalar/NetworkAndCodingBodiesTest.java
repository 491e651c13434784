package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spoor.engine.scalar.Bodies.gives;

import org.junit.jupiter.api.Test;

class NetworkAndCodingBodiesTest {
    @Test
    void addressesOfVersionFour() {
        gives(2130706432L, "parse_ipv4_mask", "127.0.0.1", 24L);
        gives(null, "parse_ipv4", "127.0.0.256");
        gives(null, "parse_ipv4", "1.2.3");
        gives(3221334016L, "parse_ipv4", "192.1.168.1/24");
        gives(true, "ipv4_is_private", "172.31.255.255");
        gives(false, "ipv4_is_private", "172.32.0.1");
        gives(null, "ipv4_is_private", "fe80::1");
        gives(true, "ipv4_is_in_any_range_array", "10.1.2.3", "[\"8.0.0.0/8\",\"10.0.0.0/8\"]");
        gives("192.168.1.0/24", "format_ipv4_mask_2", "192.168.1.1/24", 32L);
        gives("", "format_ipv4_2", "192.168.1.1/24", -1L);
    }

    @Test
    void addressesInTexts() {
        gives(true, "has_ipv4", "05:04:54 127.0.0.1 GET /", "127.0.0.1");
        gives(false, "has_ipv4", "05:04:54 127.0.0.256 GET /", "127.0.0.256");
        gives(false, "has_ipv4", "05:04:54127.0.0.1 GET /", "127.0.0.1");
        gives(true, "has_ipv4_prefix", "05:04:54 127.0.0.1 GET /", "127.0.");
        gives(false, "has_ipv4_prefix", "05:04:54 127.0.0.1 GET /", "127.0");
        gives(false, "has_ipv4_prefix", "05:04:54 127.0.0.256 GET /", "127.0.");
    }

    @Test
    void addressesOfVersionSix() {
        gives("0000:0000:0000:0000:0000:ffff:7f00:0001", "parse_ipv6", "127.0.0.1");
        gives("fe80:0000:0000:0000:085d:e82c:9446:7994", "parse_ipv6", "fe80::85d:e82c:9446:7994");
        gives("", "parse_ipv6", "fe80::1::2");
        gives(true, "ipv6_is_in_range", "a5e:f127::abcd", "a5e:f127::/32");
        gives(false, "ipv6_is_in_range", "a5e:f127::abcd", "0:0:0:0:0:ffff:c0a8:ac/60");
    }

    @Test
    void digestsAreThoseOfKusto() {
        gives(1846988464401551951L, "hash_string", "World");
        gives(1380966698541616202L, "hash_datetime", 635_556_672_000_000_000L);
        assertEquals(-1205034819632174695L, Xxhash64.of(new byte[0]));
        gives(
                "78ae647dc5544d227130a0682a51e30bc7777fbb6d8a8f17007463a3ecd1d524",
                "hash_sha256",
                "World");
    }

    @Test
    void encodings() {
        gives("Kusto", "base64_decode_tostring", "S3VzdG8=");
        gives("", "base64_decode_tostring", "U3RyaW5n0KHR0tGA0L7Rh9C60LA=");
        gives("", "base64_decode_tostring", "!");
        gives(
                "8jMxriJurkmwahbmqbIS6w==",
                "base64_encode_fromguid",
                "ae3133f2-6e22-49ae-b06a-16e6a9b212eb");
        gives(
                "ae3133f2-6e22-49ae-b06a-16e6a9b212eb",
                "base64_decode_toguid",
                "8jMxriJurkmwahbmqbIS6w==");
        gives("https://www.bing.com/", "url_decode", "https%3a%2f%2fwww.bing.com%2f");
        gives("100%", "url_decode", "100%");
        gives("hello", "zlib_decompress", "eJzLSM3JyQcABiwCFQ==");
        gives("", "gzip_decompress", "S3VzdG8=");
    }

    @Test
    void knownForms() {
        gives(
                "[\"aa\",\"b,b\",\"say \\\"x\\\"\"]",
                "parse_csv",
                "aa,\"b,b\",\"say \"\"x\"\"\"\nnext");
        gives("1000000020000000300000004", "parse_version", "1.2.3.4");
        gives(null, "parse_version", "1.x");
        gives(
                "[\"C:\\\\My Tools\\\\x.exe\",\"-a\",\"b c\"]",
                "parse_command_line",
                "\"C:\\My Tools\\x.exe\" -a \"b c\"",
                "windows");
        gives("{\"Query Parameters\":{\"a\":\"1\",\"b\":\"\"}}", "parse_urlquery", "a=1&b");
    }

    @Test
    void xmlBecomesBags() {
        gives("{\"e\":null}", "parse_xml", "<e/>");
        gives("{\"e\":\"text\"}", "parse_xml", "<?xml version='1.0'?><e>text</e>");
        gives(
                "{\"e\":{\"@name\":\"value\",\"#text\":\"text\"}}",
                "parse_xml",
                "<e name=\"value\">text</e>");
        gives(
                "{\"e\":{\"a\":[\"1\",\"2\"],\"b\":null}}",
                "parse_xml",
                "<e> <a>1</a> <a>2</a><b/> </e>");
        gives(null, "parse_xml", "<e>");
        gives(null, "parse_xml", "no xml");
        gives(null, "parse_xml", "<a>".repeat(500) + "</a>".repeat(500));
    }

    @Test
    void xmlReadsNothingFromOutside() {
        String entity = "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><e>&x;</e>";
        String bomb = "<!DOCTYPE e [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><e>&b;</e>";
        for (String xml : new String[] {entity, bomb}) {
            Object parsed = Bodies.call("parse_xml", xml);
            assertEquals(
                    false,
                    parsed != null
                            && (parsed.toString().contains("root:")
                                    || parsed.toString().contains("aaaa")));
        }
    }
}
