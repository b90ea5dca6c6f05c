package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Gap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {

    /// Entries of some size each, and what was opened and closed of them.
    private static final class CountedBundle implements BundleView {
        private final TreeMap<BundlePath, Integer> sizes = new TreeMap<>();
        private final List<String> opened = new ArrayList<>();
        private int open;

        private CountedBundle with(String path, int size) {
            sizes.put(new BundlePath(path), size);
            return this;
        }

        @Override
        public NavigableSet<BundlePath> paths() {
            return sizes.navigableKeySet();
        }

        @Override
        public Optional<InputStream> open(BundlePath path) {
            if (!sizes.containsKey(path)) {
                return Optional.empty();
            }
            opened.add(path.value());
            open++;
            return Optional.of(new ByteArrayInputStream(new byte[sizes.get(path)]) {
                @Override
                public void close() {
                    open--;
                }
            });
        }

        @Override
        public List<Gap> gaps() {
            return List.of();
        }
    }

    private static int read(BundleView bundle, String path) throws IOException {
        try (InputStream in = bundle.open(new BundlePath(path)).orElseThrow()) {
            return in.readAllBytes().length;
        }
    }

    @Test
    void readsAnEntryOnce() throws IOException {
        CountedBundle bundle = new CountedBundle().with("a", RecentEntries.MAX_ENTRY).with("b", 0);
        RecentEntries recent = new RecentEntries(bundle);

        assertThat(List.of(read(recent, "a"), read(recent, "b"), read(recent, "a"), read(recent, "b")))
                .containsExactly(RecentEntries.MAX_ENTRY, 0, RecentEntries.MAX_ENTRY, 0);
        assertThat(bundle.opened).containsExactly("a", "b");
        assertThat(bundle.open).isZero();
    }

    @Test
    void letsLargeEntriesPassWhole() throws IOException {
        CountedBundle bundle = new CountedBundle().with("large", RecentEntries.MAX_ENTRY + 1).with("larger", 3 * RecentEntries.MAX_ENTRY);
        RecentEntries recent = new RecentEntries(bundle);

        assertThat(read(recent, "large")).isEqualTo(RecentEntries.MAX_ENTRY + 1);
        assertThat(read(recent, "larger")).isEqualTo(3 * RecentEntries.MAX_ENTRY);
        assertThat(read(recent, "large")).isEqualTo(RecentEntries.MAX_ENTRY + 1);
        assertThat(bundle.opened).containsExactly("large", "larger", "large");
        assertThat(bundle.open).isZero();
    }

    @Test
    void forgetsWhatWasNotUsedForLongest() throws IOException {
        int fit = RecentEntries.MAX_TOTAL / RecentEntries.MAX_ENTRY;
        CountedBundle bundle = new CountedBundle();
        for (int i = 0; i <= fit; i++) {
            bundle.with("e" + i, RecentEntries.MAX_ENTRY);
        }
        RecentEntries recent = new RecentEntries(bundle);
        for (int i = 0; i < fit; i++) {
            read(recent, "e" + i);
        }
        read(recent, "e0");
        read(recent, "e" + fit);
        bundle.opened.clear();

        read(recent, "e0");
        read(recent, "e1");

        assertThat(bundle.opened).containsExactly("e1");
    }

    @Test
    void hasNoEntryThatTheBundleDoesNotHave() throws IOException {
        assertThat(new RecentEntries(new CountedBundle()).open(new BundlePath("a"))).isEmpty();
    }
}
