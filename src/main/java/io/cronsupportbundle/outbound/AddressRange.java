package io.cronsupportbundle.outbound;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of addresses in CIDR notation (RFC 4632), as `NO_PROXY` lists those of a cluster.
record AddressRange(InetAddress base, int bits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");

    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return address(text.substring(0, slash))
                .filter(base -> Integer.parseInt(bits) <= base.getAddress().length * 8)
                .map(base -> new AddressRange(base, Integer.parseInt(bits)));
    }

    boolean contains(String host) {
        return address(host).map(this::contains).orElse(false);
    }

    private boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /// Only literals: a rule for a proxy must not cause a look-up.
    private static Optional<InetAddress> address(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
