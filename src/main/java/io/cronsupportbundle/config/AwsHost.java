package io.cronsupportbundle.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a host name of Amazon S3 says: the region, and in virtual-hosted addresses the bucket.
///
/// Forms (Amazon S3 User Guide, "Virtual hosting of buckets" and "Amazon S3 endpoints"; kept as they were written, since firewalls may
/// know only that name): `s3.REGION`, `s3-REGION` (the old one), `s3.dualstack.REGION`, `s3-fips.REGION`, `s3-fips.dualstack.REGION`,
/// `s3-accelerate`, `s3-accesspoint.REGION`, interface endpoints of a VPC, each with `BUCKET.` before it or without, below
/// `amazonaws.com`, `amazonaws.com.cn` (China) and `amazonaws.eu` (European sovereign cloud).
///
/// @param service the host without the bucket
/// @param bucket empty in path-style addresses
record AwsHost(String service, String region, String bucket) {
    private static final String REGION = "(?<region>[a-z]{2,}(?:-[a-z]+)+-\\d{1,2})";

    private static final Pattern PUBLIC = Pattern.compile("(?:(?<bucket>.+)\\.)?(?<service>s3(?:"
            + "(?:-fips|-accesspoint|-accesspoint-fips|-website)?(?:\\.dualstack)?(?:[.-]" + REGION + ")?"
            + "|-external-1|-accelerate(?:\\.dualstack)?)"
            + "\\.amazonaws\\.(?:com|com\\.cn|eu))");

    /// `bucket.vpce-ID.s3.REGION.vpce.amazonaws.com`, where the word `bucket` is literal and a bucket's name may stand before it.
    private static final Pattern VPC = Pattern.compile(
            "(?:(?<bucket>.+)\\.)?(?<service>bucket\\.vpce-[a-z0-9-]+\\.s3\\." + REGION + "\\.vpce\\.amazonaws\\.(?:com|com\\.cn|eu))");

    /// Names that can stand before a host: one DNS label, so that the wildcard of the certificate covers it.
    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    static Optional<AwsHost> of(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        for (Pattern pattern : new Pattern[] {VPC, PUBLIC}) {
            Matcher matcher = pattern.matcher(host);
            if (matcher.matches()) {
                String region = matcher.group("region");
                String bucket = matcher.group("bucket");
                // Addresses without a region are those of us-east-1.
                return Optional.of(new AwsHost(matcher.group("service"), region == null ? "us-east-1" : region,
                        bucket == null ? "" : bucket));
            }
        }
        return Optional.empty();
    }

    static boolean virtualHostable(String bucket) {
        return LABEL.matcher(bucket).matches();
    }

    /// The regional service that `s3://` stands for.
    static URI service(String region) {
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : region.startsWith("eusc-") ? "amazonaws.eu" : "amazonaws.com";
        return URI.create("https://s3." + region + "." + domain);
    }

    boolean acceptsUploads() {
        return !service.startsWith("s3-website");
    }
}
