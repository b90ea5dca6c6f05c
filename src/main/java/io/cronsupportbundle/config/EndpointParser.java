package io.cronsupportbundle.config;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Endpoint.Directory;
import io.cronsupportbundle.config.Endpoint.Presigned;
import io.cronsupportbundle.config.Endpoint.Rules;
import io.cronsupportbundle.config.Endpoint.S3;
import io.cronsupportbundle.config.Endpoint.Style;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Understands the addresses that vendors paste: whatever a storage console shows, or a licence field holds.
final class EndpointParser {
    static final String SETTING = "SUPPORT_BUNDLE_ENDPOINT";

    /// With the 768 bytes that a key template may fill this stays within the 1024 of a key.
    private static final int MAX_PREFIX_BYTES = 255;

    /// The union of what stores allow: AWS takes 3 to 63 of the lower-case ones, older buckets of us-east-1 and other stores the rest.
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

    /// The query parameters in which AWS (Signature 4 and 2) and Google (Signature 4 and 2) put a signature.
    private static final Pattern SIGNED = Pattern.compile("(^|&)(X-Amz-Signature|X-Goog-Signature|Signature)=[^&]+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private final Rules rules;

    EndpointParser(Rules rules) {
        this.rules = rules;
    }

    /// A setting that is no endpoint.
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refusal(String code, String what, String doThis) {
            super(what, null, false, false);
            problem = new Problem("config.endpoint." + code, SETTING, what, doThis);
        }

        Problem problem() {
            return problem;
        }
    }

    Endpoint parse(String setting) throws Refusal {
        if (setting.isEmpty()) {
            throw new Refusal("empty", "no endpoint is set",
                    "Set it to a bucket's URL, s3://BUCKET/PREFIX, a presigned URL or file:/DIRECTORY");
        }
        if (setting.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new Refusal("blank", "the endpoint contains a space or a control character",
                    "Remove it; write a space inside a prefix as %20");
        }
        URI uri = uri(setting);
        if (uri.getRawFragment() != null) {
            throw new Refusal("fragment", "the endpoint has a part behind #", "Remove it; write a # inside a prefix as %23");
        }
        return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
            case "file" -> directory(uri);
            case "s3" -> bucketName(uri);
            case "https", "http" -> web(uri);
            default -> throw new Refusal(
                    "scheme", "the endpoint does not begin with https://, s3:// or file:",
                    "Write the whole URL, for example https://s3.REGION.amazonaws.com/BUCKET");
        };
    }

    private static URI uri(String setting) throws Refusal {
        try {
            return new URI(setting);
        } catch (URISyntaxException e) {
            // Its message quotes the setting, which may hold a signature.
            throw new Refusal("syntax", "the endpoint is not a URL (character " + (e.getIndex() + 1) + ")",
                    "Copy it again from where it was shown");
        }
    }

    private static Endpoint directory(URI uri) throws Refusal {
        String path = uri.getPath();
        boolean local = uri.getRawAuthority() == null || uri.getRawAuthority().equals("localhost");
        if (path == null || !path.startsWith("/") || !local || uri.getRawQuery() != null) {
            throw new Refusal("file", "a file: endpoint is not an absolute path", "Write file:///DIRECTORY");
        }
        return new Directory(Path.of(path).normalize());
    }

    private Endpoint bucketName(URI uri) throws Refusal {
        refuseUserInfo(uri);
        if (uri.getRawQuery() != null) {
            throw queryRefusal();
        }
        if (!REGION.matcher(rules.region()).matches()) {
            throw new Refusal("region", "AWS_REGION is not the name of a region",
                    "Set it to the bucket's region, for example eu-central-1");
        }
        String bucket = bucket(uri.getRawAuthority());
        Style style = AwsHost.virtualHostable(bucket) ? Style.VIRTUAL_HOSTED : Style.PATH;
        return new S3(AwsHost.service(rules.region()), rules.region(), bucket, prefix(uri.getPath()), style);
    }

    private Endpoint web(URI uri) throws Refusal {
        refuseUserInfo(uri);
        if (uri.getHost() == null) {
            throw new Refusal("host", "the endpoint names no valid host",
                    "Write the whole URL, for example https://s3.REGION.amazonaws.com/BUCKET");
        }
        boolean encrypted = uri.getScheme().equalsIgnoreCase("https");
        boolean loopback = LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
        if (!encrypted && !rules.plainHttpAllowed() && !loopback) {
            throw new Refusal(
                    "plain-http", "the endpoint would send the bundle unencrypted (http:)",
                    "Use https:, or set SUPPORT_BUNDLE_ALLOW_PLAIN_HTTP=true if the network is trusted");
        }
        if (uri.getRawQuery() != null) {
            if (!SIGNED.matcher(uri.getRawQuery()).find()) {
                throw queryRefusal();
            }
            return new Presigned(uri);
        }
        Optional<AwsHost> aws = AwsHost.of(uri.getHost());
        return aws.isPresent() ? aws(uri, aws.get()) : compatible(uri);
    }

    private static Endpoint aws(URI uri, AwsHost host) throws Refusal {
        if (!host.acceptsUploads()) {
            throw new Refusal("website", "the endpoint is a website of S3, which takes no uploads",
                    "Use the bucket's own address, https://s3.REGION.amazonaws.com/BUCKET");
        }
        if (host.bucket().isEmpty()) {
            return pathStyle(uri, host.region());
        }
        String bucket = bucket(host.bucket());
        // The certificate *.s3.REGION.amazonaws.com does not cover my.bucket.s3.REGION.amazonaws.com.
        Style style = AwsHost.virtualHostable(bucket) ? Style.VIRTUAL_HOSTED : Style.PATH;
        return new S3(origin(uri, host.service()), host.region(), bucket, prefix(uri.getPath()), style);
    }

    private Endpoint compatible(URI uri) throws Refusal {
        return pathStyle(uri, rules.region());
    }

    private static Endpoint pathStyle(URI uri, String region) throws Refusal {
        String path = uri.getPath().startsWith("/") ? uri.getPath().substring(1) : "";
        int slash = path.indexOf('/');
        String bucket = bucket(slash < 0 ? path : path.substring(0, slash));
        return new S3(origin(uri, uri.getHost()), region, bucket, prefix(slash < 0 ? "" : path.substring(slash)), Style.PATH);
    }

    private static URI origin(URI uri, String host) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host.toLowerCase(Locale.ROOT) + port);
    }

    private static void refuseUserInfo(URI uri) throws Refusal {
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new Refusal("user-info", "the endpoint contains a user name or password", "Remove everything up to the @ from the URL");
        }
    }

    private static Refusal queryRefusal() {
        return new Refusal("query", "the endpoint has a query string without a signature",
                "Remove everything from the ?, or use a presigned URL for PUT");
    }

    private static String bucket(String name) throws Refusal {
        if (name == null || name.isEmpty()) {
            throw new Refusal("no-bucket", "the endpoint names no bucket", "Add the bucket as the first segment of the path");
        }
        if (!BUCKET.matcher(name).matches() || name.contains("..")) {
            throw new Refusal("bucket", "the endpoint's bucket name is not valid",
                    "Use the bucket's name: letters, digits, dots and hyphens");
        }
        return name;
    }

    private static String prefix(String path) throws Refusal {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        String prefix = path.substring(start, end);
        boolean malformed = prefix.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
        for (String segment : prefix.split("/", -1)) {
            malformed |= segment.equals(".") || segment.equals("..") || (segment.isEmpty() && !prefix.isEmpty());
        }
        if (malformed) {
            throw new Refusal("prefix", "the endpoint's path has an empty, \".\" or \"..\" segment or a control character",
                    "Write the prefix as plain segments: a/b/c");
        }
        if (prefix.getBytes(StandardCharsets.UTF_8).length > MAX_PREFIX_BYTES) {
            throw new Refusal("prefix-length", "the endpoint's prefix is longer than " + MAX_PREFIX_BYTES + " bytes", "Shorten it");
        }
        return prefix;
    }
}
