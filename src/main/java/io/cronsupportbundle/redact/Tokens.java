package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.TokenClass;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/// Makes `***TOKEN_PASSWORD_0123456789AB***` of a secret: the same secret gives the same token in every run on a cluster, and another one
/// on every other cluster, so that "the same host as last week" can be said without naming it. Without a key everything is the plain mask.
public final class Tokens {

    /// What a run has in which nobody asked for tokens.
    public static final Tokens NONE = new Tokens(Set.of(), null, List.of());

    /// Forty-eight bits. A million secrets of a cluster meet by chance once in 500 clusters.
    private static final int BYTES = 6;

    private static final byte[] PURPOSE = "cron-support-bundle token key".getBytes(StandardCharsets.UTF_8);

    /// Schemes are no part of what they introduce.
    private static final List<String> SCHEMES = List.of("bearer ", "basic ", "token ");

    private final Set<TokenClass> classes;
    private final @Nullable SecretKey key;
    private final List<String> material;

    private Tokens(Set<TokenClass> classes, @Nullable SecretKey key, List<String> material) {
        this.classes = classes;
        this.key = key;
        this.material = List.copyOf(material);
    }

    /// Tokens under a key that is derived from things only this cluster knows (HKDF with SHA-256, RFC 5869).
    ///
    /// @param classes what is to be replaced
    /// @param material texts that nobody outside may learn; they are masked wherever they stand
    public static Tokens keyed(Set<TokenClass> classes, List<String> material) {
        HKDFParameterSpec.Builder builder = HKDFParameterSpec.ofExtract();
        for (String part : material) {
            // A byte that is in no text keeps the parts apart.
            builder = builder.addIKM(part.getBytes(StandardCharsets.UTF_8)).addIKM(new byte[] {(byte) 0xFF});
        }
        try {
            SecretKey key = KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", builder.thenExpand(PURPOSE, 32));
            return new Tokens(EnumSet.copyOf(classes), key, material);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 25 on has HKDF-SHA256", e);
        }
    }

    /// The same values replaced, all by the plain mask, because the key cannot be had.
    public static Tokens withoutKey(Set<TokenClass> classes) {
        return classes.isEmpty() ? NONE : new Tokens(EnumSet.copyOf(classes), null, List.of());
    }

    /// Whether a rule that masks this class has something to do.
    boolean asks(TokenClass tokenClass) {
        return tokenClass == TokenClass.SECRETS || classes.contains(tokenClass);
    }

    /// What the key was derived from.
    List<String> material() {
        return material;
    }

    /// What stands in the place of a range of bytes.
    ///
    /// @param type in capitals, what the value is
    byte[] of(TokenClass tokenClass, String type, byte[] bytes, int from, int to) {
        SecretKey mine = key;
        if (mine == null || !classes.contains(tokenClass)) {
            return Mask.utf8();
        }
        try {
            // The same value has the same digits, whatever found it.
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(mine);
            byte[] digits = Arrays.copyOf(mac.doFinal(plain(bytes, from, to)), BYTES);
            return ("***TOKEN_" + type + "_" + HexFormat.of().withUpperCase().formatHex(digits) + "***").getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /// The value without what differs from place to place: quotes, spaces, the scheme before it.
    private static byte[] plain(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && around(bytes[start])) {
            start++;
        }
        while (end > start && around(bytes[end - 1])) {
            end--;
        }
        String head = new String(bytes, start, Math.min(end - start, 7), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        for (String scheme : SCHEMES) {
            if (head.startsWith(scheme)) {
                start += scheme.length();
            }
        }
        return Arrays.copyOfRange(bytes, Math.min(start, end), end);
    }

    private static boolean around(byte b) {
        return b == '"' || b == '\'' || b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
