package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.outbound.HttpAnswer;
import io.cronsupportbundle.outbound.HttpCall;
import io.cronsupportbundle.outbound.OutboundHttp;
import io.cronsupportbundle.outbound.TrustedRoots;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks registries for manifests in the way of the OCI distribution specification, with tokens where they want them.
///
/// @param logins the `auths` of a pull secret
/// @param insecure whether certificates are not looked at, and plain HTTP is tried after TLS
record Registry(OutboundHttp http, JsonNode logins, boolean insecure) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration EACH = Duration.ofSeconds(10);

    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json, "
            + "application/vnd.docker.distribution.manifest.v1+prettyjws";

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /// Whether an image is there.
    ///
    /// @param error why that is not known; empty when it is
    record Answer(boolean exists, String error) {}

    Answer ask(String image) throws InterruptedException {
        Optional<ImageReference> parsed = ImageReference.parse(image);
        if (parsed.isEmpty()) {
            return new Answer(false, "invalid reference format");
        }
        try {
            return ask(parsed.get());
        } catch (IOException e) {
            return new Answer(false, String.valueOf(e.getMessage()));
        }
    }

    private Answer ask(ImageReference image) throws IOException, InterruptedException {
        String path = image.host() + "/v2/" + image.repository() + "/manifests/" + image.version();
        HttpAnswer answer;
        try {
            answer = manifest(image, "https://" + path);
        } catch (IOException e) {
            if (!insecure) {
                throw e;
            }
            answer = manifest(image, "http://" + path);
        }
        if (answer.success()) {
            return new Answer(true, "");
        }
        String code = code(answer);
        if (answer.status() == 404 && code.startsWith("MANIFEST_UNKNOWN")) {
            return new Answer(false, "");
        }
        return new Answer(false, "the registry answered " + answer.status() + (code.isEmpty() ? "" : ": " + code));
    }

    private HttpAnswer manifest(ImageReference image, String url) throws IOException, InterruptedException {
        HttpCall call = call(url).with("Accept", MANIFESTS);
        HttpAnswer answer = http.send(call);
        if (answer.status() != 401) {
            return answer;
        }
        String challenge = answer.header("WWW-Authenticate");
        Optional<String> login = login(image);
        if (challenge.toLowerCase(Locale.ROOT).startsWith("basic")) {
            return login.isEmpty() ? answer : http.send(call.with("Authorization", "Basic " + login.get()));
        }
        Optional<String> token = token(image, challenge, login);
        return token.isEmpty() ? answer : http.send(call.with("Authorization", "Bearer " + token.get()));
    }

    private Optional<String> token(ImageReference image, String challenge, Optional<String> login) throws IOException, InterruptedException {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        }
        String realm = parameters.getOrDefault("realm", "");
        if (realm.isEmpty()) {
            return Optional.empty();
        }
        String scope = parameters.getOrDefault("scope", "repository:" + image.repository() + ":pull");
        String url = realm + (realm.contains("?") ? "&" : "?") + "scope=" + encoded(scope)
                + (parameters.containsKey("service") ? "&service=" + encoded(parameters.getOrDefault("service", "")) : "");
        HttpCall call = call(url);
        if (login.isPresent()) {
            // A registry that sends its callers elsewhere without TLS would get the password read on the way.
            if (!insecure && !url.startsWith("https://")) {
                throw new IOException("the registry wants the password sent without TLS");
            }
            call = call.with("Authorization", "Basic " + login.get());
        }
        HttpAnswer answer = http.send(call);
        if (!answer.success()) {
            throw new IOException("the registry's token service answered " + answer.status());
        }
        try {
            JsonNode document = JSON.readTree(answer.body());
            String token = document.path("token").asText(document.path("access_token").asText());
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        } catch (IOException e) {
            throw new IOException("the answer of the registry's token service is no JSON");
        }
    }

    private HttpCall call(String url) throws IOException {
        try {
            HttpCall call = HttpCall.get(URI.create(url)).within(EACH);
            return insecure ? call.trusting(TrustedRoots.blind()) : call;
        } catch (IllegalArgumentException e) {
            throw new IOException("the registry's address is no URL");
        }
    }

    /// User and password as Basic authentication wants them; a colon may be part of the password.
    private Optional<String> login(ImageReference image) throws IOException {
        JsonNode entry = logins.path(image.registry());
        for (String other : new String[] {"https://index.docker.io/v1/", "index.docker.io", "docker.io"}) {
            if (entry.isMissingNode() && image.host().equals("registry-1.docker.io")) {
                entry = logins.path(other);
            }
        }
        String user = entry.path("username").asText();
        if (!user.isEmpty()) {
            String both = user + ":" + entry.path("password").asText();
            return Optional.of(Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        String auth = entry.path("auth").asText();
        if (auth.isEmpty()) {
            return Optional.empty();
        }
        if (!SecretText.decode(auth).contains(":")) {
            throw new IOException("the pull secret's auth for " + image.registry() + " has no user and password");
        }
        return Optional.of(auth.strip());
    }

    private static String code(HttpAnswer answer) {
        try {
            JsonNode error = JSON.readTree(answer.body()).path("errors").path(0);
            String code = error.path("code").asText();
            return code.isEmpty() ? "" : code + (error.path("message").asText().isEmpty() ? "" : ": " + error.path("message").asText());
        } catch (IOException e) {
            return "";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
