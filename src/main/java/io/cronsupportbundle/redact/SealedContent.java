package io.cronsupportbundle.redact;

import java.util.HexFormat;
import java.util.Map;

/// Knows by their first bytes the formats that rules cannot look into: what is compressed, and containers of keys. Such content is withheld.
/// All other content, binary or not, passes with what the rules find in its lines masked, and otherwise byte for byte.
final class SealedContent {

    /// First bytes in hexadecimal.
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("1f8b08", "gzip"), Map.entry("504b0304", "zip"), Map.entry("504b0506", "zip"), Map.entry("fd377a585a00", "xz"),
            Map.entry("425a68", "bzip2"), Map.entry("28b52ffd", "zstd"), Map.entry("377abcaf271c", "7z"), Map.entry("04224d18", "lz4"),
            Map.entry("feedfeed", "a Java key store"), Map.entry("cececece", "a Java key store"));

    private static final int LONGEST = 6;

    /// Where a tar says what it is. Masking in one would move what its headers count.
    private static final int USTAR = 257;

    private SealedContent() {}

    /// Why the content is to be withheld; empty when it can be read.
    static String of(byte[] bytes, int length) {
        String first = HexFormat.of().formatHex(bytes, 0, Math.min(length, LONGEST));
        for (Map.Entry<String, String> format : FORMATS.entrySet()) {
            if (first.startsWith(format.getKey())) {
                return withheld(format.getValue());
            }
        }
        boolean tar = length > USTAR + 5 && bytes[USTAR] == 'u' && bytes[USTAR + 1] == 's' && bytes[USTAR + 2] == 't' && bytes[USTAR + 3] == 'a'
                && bytes[USTAR + 4] == 'r';
        if (tar) {
            return withheld("tar");
        }
        return asn1Key(bytes, length) ? withheld("a private key or key store in DER") : "";
    }

    /// A sequence whose first member is the version 0 (PKCS #1, PKCS #8), 1 (SEC 1) or 3 (PKCS #12). Certificates begin with a sequence.
    private static boolean asn1Key(byte[] bytes, int length) {
        if (length < 8 || bytes[0] != 0x30) {
            return false;
        }
        int content = bytes[1] >= 0 ? 2 : 2 + (bytes[1] & 0x7F);
        return content + 3 < length && content <= 6 && bytes[content] == 2 && bytes[content + 1] == 1
                && bytes[content + 2] >= 0 && bytes[content + 2] <= 3;
    }

    private static String withheld(String format) {
        return "the content is " + format + ", which cannot be searched for secrets";
    }
}
