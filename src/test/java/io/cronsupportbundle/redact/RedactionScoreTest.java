package io.cronsupportbundle.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionScoreTest {

    @Test
    void staysWhereItIs() {
        RedactionScore score = new RedactionScore(7);
        score.run(1_100, 500);

        // One surrounding of 22, prose, is known not to be caught.
        assertThat(score.caught()).isGreaterThan(0.95);
        assertThat(score.touched()).isLessThan(0.01);
    }
}
