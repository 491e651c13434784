package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.engine.scalar.Bodies.gives;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserAgentsTest {
    private static final UserAgentRules RULES = UserAgentRules.read();

    private static Stream<UserAgentRule> rules() {
        return Stream.of("user_agent_parsers", "os_parsers", "device_parsers")
                .flatMap(section -> RULES.of(section).stream());
    }

    @Test
    void everyRuleIsARegularExpressionThatMatchesInLinearTime() {
        assertTrue(rules().allMatch(rule -> rule.pattern().groupCount() >= 0));
        assertEquals(1175, rules().count());
    }

    @Test
    void theDocumentedBrowser() {
        gives(
                "{\"Browser\":{\"Family\":\"AdobeAIR\",\"MajorVersion\":\"2\",\"MinorVersion\":\"5\","
                        + "\"Patch\":\"1\"}}",
                "parse_user_agent",
                "Mozilla/5.0 (Windows; U; en-US) AppleWebKit/531.9 (KHTML, like Gecko)"
                        + " AdobeAIR/2.5.1",
                "browser");
    }

    @Test
    void theDocumentedTelephone() {
        gives(
                "{\"Browser\":{\"Family\":\"Nokia OSS Browser\",\"MajorVersion\":\"3\",\"MinorVersion\":"
                        + "\"1\",\"Patch\":\"\"},\"OperatingSystem\":{\"Family\":\"Symbian OS\","
                        + "\"MajorVersion\":\"9\",\"MinorVersion\":\"2\",\"Patch\":\"\",\"PatchMinor\":"
                        + "\"\"},\"Device\":{\"Family\":\"Nokia N81\",\"Brand\":\"Nokia\",\"Model\":"
                        + "\"N81-3\"}}",
                "parse_user_agent_parts",
                "Mozilla/5.0 (SymbianOS/9.2; U; Series60/3.1 NokiaN81-3/10.0.032"
                        + " Profile/MIDP-2.0 Configuration/CLDC-1.1 ) AppleWebKit/413 (KHTML, like"
                        + " Gecko) Safari/4",
                "[\"browser\",\"os\",\"device\"]");
    }

    @Test
    void aProgramThatNoRuleKnowsIsOther() {
        gives(
                "{\"Device\":{\"Family\":\"Other\",\"Brand\":\"\",\"Model\":\"\"}}",
                "parse_user_agent",
                "no such agent",
                "device");
    }

    @Test
    void aTextPassesByWhatItMustHold() {
        assertEquals(List.of("foo", "barbaz"), RequiredText.of("(Foo|Barbaz)/(\\d+)").choices());
        assertEquals(List.of("fox"), RequiredText.of("a (quick )?fox").choices());
        assertEquals(List.of("ab"), RequiredText.of("ab+c?d{0,3}").choices());
        assertEquals(List.of(), RequiredText.of("(a|)(b)?[c]").choices());
        assertEquals(List.of("a.b"), RequiredText.of("^a\\.b$").choices());
        assertFalse(RequiredText.of("Windows NT (\\d+)").isIn("linux"));
    }

    @Test
    void whatIsRequiredNeverHidesAMatch() {
        List<String> agents =
                List.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like"
                                + " Gecko) Chrome/119.0.0.0 Safari/537.36 Edg/119.0.2151.58",
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15"
                                + " (KHTML, like Gecko) Version/16.5 Mobile/15E148 Safari/604.1",
                        "Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like"
                                + " Gecko) Chrome/112.0.0.0 Mobile Safari/537.36",
                        "curl/7.88.1",
                        "python-requests/2.31.0",
                        "Microsoft Office/16.0 (Windows NT 10.0; MAPI 16.0.9001; Pro)",
                        "sqlmap/1.7#stable (https://sqlmap.org)");
        for (String agent : agents) {
            String folded = Values.fold(agent);
            rules().forEach(rule ->
                    assertEquals(
                            rule.pattern().matcher(agent).find(),
                            rule.match(agent, folded).isPresent(),
                            agent));
        }
    }
}
