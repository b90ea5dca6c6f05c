package io.cronsupportbundle.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundlePathTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/etc/passwd", "a//b", "a/", "a/../b", "..", ".", "./a", "a\nb", "a\u0000", "a\u007f"})
    void refusesWhatCouldLeaveTheBundle(String path) {
        assertThatThrownBy(() -> new BundlePath(path)).isInstanceOf(BadPathException.class).hasMessageNotContaining("\n");
    }

    @Test
    void refusesWhatNoFileSystemTakes() {
        assertThatThrownBy(() -> new BundlePath("x".repeat(256))).hasMessageContaining("255");
        assertThatThrownBy(() -> new BundlePath("ü".repeat(128))).hasMessageContaining("255");
        assertThatThrownBy(() -> new BundlePath("seg/".repeat(600) + "x")).hasMessageContaining("2048");
        assertThat(new BundlePath("x".repeat(255)).value()).hasSize(255);
    }

    @ParameterizedTest
    @CsvSource({"a, b, a/b", "a/, /b, a/b", "'', b, b", "/a//, ./b, a/b", "a/b, c/d, a/b/c/d"})
    void joinsPartsAsGoDoes(String one, String two, String expected) {
        assertThat(BundlePath.of(one, two)).hasToString(expected);
    }

    @Test
    void refusesToClimbWhenJoining() {
        assertThatThrownBy(() -> BundlePath.of("a", "../b")).isInstanceOf(BadPathException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "app/logs/p1/c.log, cluster-resources/pods/logs/ns/p1/c.log, ../../../cluster-resources/pods/logs/ns/p1/c.log",
        "a/x.yaml, a/x.json, x.json",
        "x, y, y",
        "a/b, c, ../c",
        "a/b/c, a/d, ../d"
    })
    void pointsFromALinkToItsTarget(String link, String target, String expected) {
        assertThat(new BundlePath(link).relativeTo(new BundlePath(target))).isEqualTo(expected);
    }
}
