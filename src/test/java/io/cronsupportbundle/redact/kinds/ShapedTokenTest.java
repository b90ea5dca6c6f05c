package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapedTokenTest {
    private final Redacting redacting = Redacting.with(new ShapedToken());

    @ParameterizedTest
    @ValueSource(strings = {
        "sk-abcdefghijklmnopqrstT3BlbkFJs3cretabcdefghijklmno",
        "bot 123456789:AAs3cretABCDEFGHIJKLMNOPQRSTUVWXYZ_-a",
        "K100000000000000000000000000000000000000000000000000000000000000000::server:s3cret",
        "SG.abcdefghijklmnopqrstuv.s3cretPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz1",
        "abc8Q~s3cret.abcdefghijklmnopqrstuvw"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "disk0123456789abcdef0123456789abcdef",
        "10:00:aa:bb",
        "00:aa:bb:cc:dd:ee",
        "msg.x",
        "SK0123",
        "x::server:y",
        "T3BlbkFJ",
        "sha512-Zb2mFyqYOyYSvwpYyrzZyX6cqrXgLLm5yJ0lVOuZ2gVjj0DVHzDBFlRqVkqkcKLLBqfX4UXPq6HuT1G2hqfg0g==",
        "arn us-east-us-west-us1 cluster-us12 d41d8cd9-us1",
        "x s.containers.map(c => c.name) b.c",
        "systemd-md-abc  md-some-name-that-is-long-1",
        "store re_index_all_the_things_1_in_here",
        "eyJhbGciOiJkaXIiLCJlbmMiOi.a.b",
        "AzCa ACDb +ASt"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x U1ha8IkTusGreR.atlasv1.Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "key re_G4DYXcmb_Mt6Qo2hnV5BM9tPwWXq7vR2mK",
        "mc 2dfa62e32dfa62e32dfa62e32dfa62e3-us12",
        "mandrill md-rjB6vP4HrjB6vP4HrjB6vP",
        "az iHRlwqi7y3lMyNBBzwnQg6I6IUAHmAN7fHWgNJKdtaJWYeMQrHibJ6hxZAJrcwr9Xq7vR2mK9pLz+AStEc3TsO==",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..s0L_40C8tcOT55Za.nFX_U7LoXnKs8Zw30JQJ7toKMNJ6wfObKTNHfG_Jyn36g3OX3ct1MQ.Xq7vR2mK9pLz",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.aaaabbbbccccdddd.s0L_40C8tcOT55Za.nFX_U7LoXnKs8Zw30.Xq7vR2mK9pLz",
        "vault s.WCjdAbR0WCjdAbR0WCjdAbR0",
        "vault token=b.rj8nqqm9AArj8nqqm9AArj8nqqm9AA"
    })
    void masksTokensAsAWhole(String text) {
        assertThat(redacting.text(text)).matches("(?:\\w+[ =])*\\Q***HIDDEN***\\E");
    }
}
