package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.TokenClass;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String ONE = "0a1b2c3d-0000-4000-8000-00000000000a";
    private static final String TWO = "0a1b2c3d-0000-4000-8000-00000000000b";
    private static final Redacting PLAIN = Redacting.withAllRules();
    private static final Redacting ALL = PLAIN.with(Tokens.keyed(EnumSet.allOf(TokenClass.class), List.of(ONE, TWO)));
    private static final Redacting SECRETS = PLAIN.with(Tokens.keyed(Set.of(TokenClass.SECRETS), List.of(ONE, TWO)));
    private static final Pattern TOKEN = Pattern.compile("\\*\\*\\*TOKEN_[A-Z]+_([0-9A-F]{12})\\*\\*\\*");

    @ParameterizedTest
    @ValueSource(strings = {"password=Xy12345z", "x --password Xy12345z --y", "{\"password\":\"Xy12345z\"}", "a: b\npassword: Xy12345z\n",
        "a: b\npassword: 'Xy12345z'\n", "{\"value\":\"Xy12345z\",\"name\":\"DB_PASSWORD\"}", "log {\"password\":\"Xy12345z\"} end",
        "url postgres://u:Xy12345z@h", "Authorization: Bearer Xy12345z", "<password>Xy12345z</password>", "mysql -pXy12345z"})
    void theSameSecretHasTheSameDigitsWhereverItStands(String text) {
        assertThat(digits(SECRETS.text(text))).contains(digits(SECRETS.json("{\"secret\":\"Xy12345z\"}")).getFirst());
        assertThat(SECRETS.text(text)).doesNotContain("Xy12345z");
    }

    @Test
    void otherClustersHaveOtherTokensAndTheSameClusterTheSame() {
        Redacting again = PLAIN.with(Tokens.keyed(Set.of(TokenClass.SECRETS), List.of(ONE, TWO)));
        Redacting other = PLAIN.with(Tokens.keyed(Set.of(TokenClass.SECRETS), List.of(TWO, ONE)));
        Redacting shifted = PLAIN.with(Tokens.keyed(Set.of(TokenClass.SECRETS), List.of(ONE + TWO.substring(0, 8), TWO.substring(8))));

        assertThat(again.text("password=a1b2c3d4")).isEqualTo(SECRETS.text("password=a1b2c3d4"));
        assertThat(other.text("password=a1b2c3d4")).isNotEqualTo(SECRETS.text("password=a1b2c3d4"));
        assertThat(shifted.text("password=a1b2c3d4")).isNotEqualTo(SECRETS.text("password=a1b2c3d4"));
    }

    @Test
    void tokensStayAsTheyAreWhenABundlePassesTwice() {
        String text = "password=abc12345\nurl postgres://u:abc@h/d\nAuthorization: Bearer abc12345\n--token abc1\nfrom 10.1.2.3\n{\"token\":\"abc123\"}\n";
        String once = ALL.text(text);

        assertThat(digits(once)).hasSizeGreaterThan(6);
        assertThat(ALL.text(once)).isEqualTo(once);
        assertThat(PLAIN.text(once)).isEqualTo(once);
        String document = ALL.json("{\"password\":\"abc123\",\"host\":\"node-1\",\"x\":\"a: b\\npassword: abc123\\n\"}");
        assertThat(ALL.json(document)).isEqualTo(document);
        assertThat(PLAIN.json(document)).isEqualTo(document);
    }

    @Test
    void withoutAKeyEverythingIsThePlainMask() {
        Redacting unkeyed = PLAIN.with(Tokens.withoutKey(Set.of(TokenClass.SECRETS, TokenClass.IP)));

        assertThat(unkeyed.text("x password=abc from 10.1.2.3")).isEqualTo("x password=***HIDDEN*** from ***HIDDEN***");
        assertThat(PLAIN.with(Tokens.NONE).text("x password=abc from 10.1.2.3")).isEqualTo("x password=***HIDDEN*** from 10.1.2.3");
    }

    @Test
    void whatTheKeyIsMadeOfIsMaskedWhereverItStands() {
        String base64 = Base64.getEncoder().encodeToString(("uid: " + ONE).getBytes(StandardCharsets.UTF_8));
        String document = ALL.json("{\"metadata\":{\"uid\":\"" + ONE + "\",\"ownerReferences\":[{\"uid\":\"" + TWO + "\"}]},\"x\":\"" + base64 + "\"}");

        assertThat(document).doesNotContain(ONE, TWO, base64).contains(Mask.TEXT);
        assertThat(ALL.text("ns " + ONE.toUpperCase(java.util.Locale.ROOT) + "/x")).isEqualTo("ns ***HIDDEN***/x");
        assertThat(PLAIN.text(ONE)).isEqualTo(ONE);
    }

    @Test
    void addressesAndHostsAreReplacedOnlyOnRequest() {
        String text = "dial 10.1.2.3:443 and https://db.example.org/x on ip-10-0-0-1.ec2.internal\n";

        assertThat(SECRETS.text(text)).isEqualTo(text);
        assertThat(ALL.text(text)).doesNotContain("10.1.2.3", "example.org", "ec2").contains("***TOKEN_IP_", "***TOKEN_HOST_", ":443", "/x on ");
        assertThat(ALL.json("{\"kind\":\"Node\",\"metadata\":{\"name\":\"worker-1\"}}")).contains("TOKEN_HOST");
        assertThat(digits(ALL.json("{\"spec\":{\"nodeName\":\"worker-1\"}}")))
                .isEqualTo(digits(ALL.json("{\"kind\":\"Node\",\"metadata\":{\"name\":\"worker-1\"}}")));
    }

    private static List<String> digits(String text) {
        Matcher matcher = TOKEN.matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
