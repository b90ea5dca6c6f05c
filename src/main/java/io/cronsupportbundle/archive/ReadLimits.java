package io.cronsupportbundle.archive;

/// What the reader takes from an archive at most. Archives come by mail and from buckets that anybody may write to, so a small file that
/// unpacks to a full disk is an ordinary attack.
///
/// @param entries files and links
/// @param bytes unpacked
/// @param ratio unpacked to packed bytes; deflate itself cannot exceed 1032, real bundles of logs stay below 100
public record ReadLimits(int entries, long bytes, int ratio) {
    /// Below this many unpacked bytes a high ratio harms nobody.
    static final long RATIO_FLOOR = 64L << 20;

    public static final ReadLimits DEFAULT = new ReadLimits(100_000, 8L << 30, 400);

    public ReadLimits {
        if (entries < 1 || bytes < 1 || ratio < 1) {
            throw new IllegalArgumentException("limits must be positive: " + entries + ", " + bytes + ", " + ratio);
        }
    }
}
