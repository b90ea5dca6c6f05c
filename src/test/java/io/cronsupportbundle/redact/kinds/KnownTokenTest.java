package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTokenTest {
    private final Redacting redacting = Redacting.with(new KnownToken());

    @ParameterizedTest
    @ValueSource(strings = {"AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxr-",
        "xoxs-", "sk_live_", "rk_live_", "npm_", "AIza", "hvs."})
    void masksTokensByTheirFirstLetters(String prefix) {
        String token = prefix + "A1b2C3d4".repeat(6);

        assertThat(redacting.text("key \"" + token + "\".")).isEqualTo("key \"***HIDDEN***\".");
        assertThat(redacting.text("x" + token)).isEqualTo("x" + token);
        assertThat(redacting.text(prefix + "A1b2")).isEqualTo(prefix + "A1b2");
    }

    @Test
    void masksFromTheLeastLengthOn() {
        assertThat(redacting.text("AKIA" + "B".repeat(15))).startsWith("AKIA");
        assertThat(redacting.text("AKIA" + "B".repeat(16))).isEqualTo("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "token GR1348941Xq7vR2mK9pLzXq7vR2mK9",
        "glwt-Xq7vR2mK9pLzXq7vR2mK9pLz",
        "glffct-Xq7vR2mK9pLzXq7vR2mK9pLz",
        "xoxc-148213411465-118540107839-661837282391-b484a094e3a745b11Xq7vR2mK9pLz",
        "xoxd-Xq7vR2mK9pLzXq7vR2mK9pLz%2BXq7vR2mK9pLz",
        "ya29.c.Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "refresh 1//0Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "bedrock ABSKXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz+/abXq7vR2mK9pLz==",
        "dckr_oat_Xq7vR2mK9pLzXq7vR2mK9pLz",
        "cmVmdGtuOjAxOjXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "dor_v1_0628ada0628ada0628ada0628ada0628ada0628adaXq7vR2mK9pLz",
        "ddapp_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "ddpat_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "NRII-Xq7vR2mK9pLzXq7vR2mK9pLzXq7v",
        "NRJS-95756f003e0dd91438f",
        "NRIQ-Xq7vR2mK9pLzXq7vR2mK9pLzXq7v",
        "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",
        "tvly-Xq7vR2mK9pLzXq7vR2mK9pLz",
        "pcsk_sUa052_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "cfut_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "cfat_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "mfa.Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "ATBBXq7vR2mK9pLzXq7vR2mK9pLzXq7v",
        "ATCTT3xFfGN0Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz=938AB07E",
        "BBDC-Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "shptka_0ce8fcae0ce8fcae0ce8fcae0ce8fcae",
        "sntrys_Xq7vR2mK9pLzXq7vR2mK9pLz",
        "dose062b74da062b74da062b74da062b74da",
        "dkea062b74da062b74da062b74da062b74da",
        "secret_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2m",
        "glc_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "dp.st.dev.Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7v",
        "dp.ct.Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7v",
        "pul-95756f003e0dd91438f095756f003e0dd91438f0",
        "sgp_570ca266d61caa29_95756f003e0dd91438f095756f003e0dd91438f0",
        "rdme_xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "EZAKXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2",
        "EZTKXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2",
        "duffel_live_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLz",
        "FLWSECK-7d5b06317d5b06317d5b06317d5b0631-X",
        "FLWSECK_TEST-e5156da4e5156da4e5156da4e5156da4-X",
        "sb_secret_wCNn1D8JuXmGoYf6jqfbVa_Mtlp0CO0",
        "CCIPAT_BxovG0jQQyJG9xO8DyP9TY_c34701d3d2a6e77cbc34701d3d2a6e77cb",
        "bkua_b1b89b41b1b89b41b1b89b41b1b89b41b1b89b41",
        "fo1_TXguAQeVTXguAQeVTXguAQeVTXguAQeVTXguAQeV1",
        "FlyV1 fm2_DNZDd7y1DNZDd7y1DNZDd7y1DNZDd7y1DNZDd7y1DNZDd7y1DNZDd7y1DNZDd7y1",
        "phc_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2m",
        "phx_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2m",
        "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",
        "xsmtpsib-211405aa0542da65a7bb32102444dcaf4db922b2e54d62685fcc7201a4701234-CKxCWFCch1i7KdJQ",
        "vercel_blob_rw_heaFtYNVD6QjQcNs_ljeSn09TLWYLDzWrs",
        "vcp_Bx2oQMf1Bx2oQMf1Bx2oQMf1",
        "v2.local.xMSaNzLSXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7v",
        "v4.public.pG5-8D1nXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7v.footer"
    })
    void masksTokensOfEveryIssuer(String text) {
        assertThat(redacting.text(text)).matches("(?:\\w+ )?\\Q***HIDDEN***\\E(?:\\.footer)?");
        assertThat(redacting.text("x" + text.substring(text.indexOf(' ') + 1))).doesNotContain("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "secret_access_key_of_the_customer_is_not_set_in_this_namespace",
        "secret_Xq7vR2mK9pLzXq7vR2mK9pLzXq7vR2mK9pLzXq7vR2m_",
        "vcp_the_name_of_some_metric_that_is_long",
        "dose 20mg daily, dosed0d0",
        "v1.local.cluster.x",
        "v4.local.service.of.some.name.that.is.as.long.as.a.token.is.with.a.footer.x",
        "ab/dose062b74da062b74da062b74da062b74da",
        "ab+dkea062b74da062b74da062b74da062b74da"
    })
    void leavesNamesThatBeginLikeTokensAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}
