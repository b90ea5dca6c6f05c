package io.cronsupportbundle.analyze.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What the peer answered for each template, as the message of an outcome of clusterPodStatuses over `data`. Where we differ, `here`
    /// says how, and null stands for a refusal.
    @TestFactory
    Stream<DynamicTest> rendersAsThePeerUnlessListed() throws IOException {
        JsonNode file = JSON.readTree(Path.of("src/test/resources/analyze/templates.json").toFile());
        TemplateData data = TemplateData.object(file.path("data"));
        return StreamSupport.stream(file.path("cases").spliterator(), false)
                .map(row -> DynamicTest.dynamicTest(row.path("template").asText(), () -> {
                    JsonNode expected = row.has("here") ? row.path("here") : row.path("peer");
                    if (expected.isNull()) {
                        assertThatThrownBy(() -> MessageTemplate.render(row.path("template").asText(),
                                data)).isInstanceOf(TemplateException.class);
                    } else {
                        assertThat(MessageTemplate.render(row.path("template").asText(), data).strip()).isEqualTo(expected.asText());
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{{ .a }};1", "{{ .none }};<no value>", "{{ .none.deeper }};<no value>", "{{ . }};map[a:1 b:x]",
        "plain;plain", "{ .a };{ .a }", "{{ index . \"b\" }};x", "{{ if .none }}y{{ else }}n{{ end }};n", "{{ .none | default \"d\" }};d",
        "{{ $.a }};1", "{{ len . }};2", "{{ range $k, $v := . }}{{ $k }}{{ $v }}{{ end }};a1bx"})
    void readsMapsByTheirKeys(String template, String expected) throws TemplateException {
        assertThat(MessageTemplate.render(template, TemplateData.map(Map.of("a", "1", "b", "x")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{{ .i }};12345678", "{{ .f }};1.2345678e+07", "{{ .s }};0.5", "{{ .t }};1e-05",
            "{{ .h }};123456", "{{ .m }};1e+06",
        "{{ .l }};[1 x <nil>]", "{{ .o }};map[a:map[b:1] c:<nil>]", "{{ .n }};<no value>", "{{ .z }};0"})
    void printsValuesAsGoDoes(String template, String expected) throws IOException, TemplateException {
        JsonNode data = JSON.readTree("""
                {"i": 12345678, "f": 12345678.0, "s": 0.5, "t": 0.00001, "h": 123456.0, "m": 1000000.0, "l": [1, "x", null],
                 "o": {"c": null, "a": {"b": 1}}, "n": null, "z": 0.0}""");

        assertThat(MessageTemplate.render(template, TemplateData.map(data))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env \"HOME\"", "expandenv \"$HOME\"", "getHostByName \"x\"", "now", "ago 1", "randAlpha 3", "randInt 1 2",
            "shuffle \"a\"",
        "uuidv4", "genCA \"a\" 1", "genPrivateKey \"rsa\"", "encryptAES \"a\" \"b\"", "bcrypt \"a\"", "osBase \"a\""})
    void refusesWhatIsNotPure(String call) {
        assertThatThrownBy(() -> MessageTemplate.render("{{ " + call + " }}", TemplateData.map(Map.of())))
                .isInstanceOf(TemplateException.class).hasMessageContaining("is refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{{ range until 10000 }}{{ range until 10000 }}x{{ end }}{{ end }}",
        "{{ range 9000000000000000000 }}{{ end }}",
        "{{ repeat 2000000000 \"x\" }}",
        "{{ range until 1000 }}{{ repeat 1000 \"x\" }}{{ end }}",
        "{{ $x := \"xxxxxxxxxx\" }}{{ range until 100 }}{{ $x = printf \"%s%s\" $x $x }}{{ end }}",
        "{{ $x := \"xxxxxxxxxx\" }}{{ range until 100 }}{{ $x = cat $x $x }}{{ end }}",
        "{{ $x := list 1 }}{{ range until 100 }}{{ $x = list $x $x }}{{ end }}{{ $x }}",
        "{{ $x := list 1 }}{{ range until 100 }}{{ $x = list $x $x }}{{ end }}{{ $x | toJson }}",
        "{{ printf \"%999999999d\" 1 }}",
        "{{ indent 999999999 \"x\" }}",
        "{{ until 2000000000 }}",
        "{{ replace \"\" \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" (repeat 200000 \"x\") }}"
    })
    void boundsHostileTemplates(String template) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () ->
                assertThatThrownBy(() -> MessageTemplate.render(template,
                        TemplateData.map(Map.of()))).isInstanceOf(TemplateException.class));
    }

    @Test
    void boundsTheDepthOfTemplates() {
        String ifs = "{{ if true }}".repeat(50_000) + "{{ end }}".repeat(50_000);
        String parentheses = "{{ " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + " }}";

        assertThatThrownBy(() -> MessageTemplate.render(ifs, TemplateData.map(Map.of()))).isInstanceOf(TemplateException.class);
        assertThatThrownBy(() -> MessageTemplate.render(parentheses, TemplateData.map(Map.of()))).isInstanceOf(TemplateException.class);
        String elses = "{{ if false }}" + "{{ else if false }}".repeat(50_000) + "{{ end }}";
        assertThatThrownBy(() -> MessageTemplate.render(elses, TemplateData.map(Map.of()))).isInstanceOf(TemplateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{ .a", "{{ end }}", "{{ else }}", "{{ if .a }}", "{{ if }}x{{ end }}", "{{ nosuch }}", "{{ .a.b }}",
            "{{ \"open }}", "{{ (1 }}",
        "{{ 1 | 2 }}", "{{ $x }}", "{{ break }}", "{{ define \"x\" }}{{ end }}", "{{ .a .b }}", "{{ 1x }}", "{{ | upper }}",
        "{{ if true }}{{ else }}{{ else }}{{ end }}",
        "{{ /* open }}", "{{ ` }}", "{{ 'ab' }}", "{{ ! }}", "{{ \"\\q\" }}", "{{ upper }}", "{{ upper 1 }}", "{{ index .a 1 }}",
        "{{ div 1 0 }}", "{{ $x = 1 }}",
        "{{ range 1.5 }}{{ end }}", "{{ template \"x\" }}", "{{ and }}", "{{ regexFind \"(\" \"a\" }}", "{{ ) }}", "{{ , }}",
        "{{ len 3 }}", "{{ \"a\".b }}"})
    void tellsWhatIsWrong(String template) {
        assertThatThrownBy(() -> MessageTemplate.render(template, TemplateData.map(Map.of("a", "x"))))
                .isInstanceOf(TemplateException.class).hasMessageStartingWith("template");
    }
}
