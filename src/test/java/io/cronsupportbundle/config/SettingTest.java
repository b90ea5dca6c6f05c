package io.cronsupportbundle.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {

    @Test
    void hasTheSameNameEverywhere() {
        assertThat(Setting.KEY_TEMPLATE.key()).isEqualTo("key-template");
        assertThat(Setting.KEY_TEMPLATE.environmentVariable()).isEqualTo("SUPPORT_BUNDLE_KEY_TEMPLATE");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void saysWhatItIsFor(Setting setting) {
        assertThat(setting.key()).matches("[a-z]+(-[a-z]+)*");
        assertThat(setting.meaning()).hasSizeGreaterThan(20).doesNotEndWith(".");
    }
}
