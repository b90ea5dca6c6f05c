package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretObjectTest {
    private final Redacting redacting = Redacting.with(new SecretObject());

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"password\":{\"value\":\"s3cret\"}}",
        "{\"tokens\":[{\"value\":\"s3cret\"}]}",
        "{\"passwords\":{\"alice\":\"s3cret\"}}",
        "{\"Jwt\":{\"Key\":\"s3cret\"}}",
        "{\"ConnectionStrings\":{\"Default\":\"s3cret\"}}",
        "{\"credentials\":{\"admin\":\"s3cret\"}}",
        "{\"secrets\":{\"cookie\":\"s3cret\"}}",
        "{\"api_keys\":{\"joe\":\"s3cret\"}}",
        "{\"token_secret\":{\"inline_string\":\"s3cret\"}}",
        "{\"api-key\":{\"keys\":[\"s3cret\"]}}"
    })
    void masksSecrets(String text) {
        assertThat(redacting.json(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"password\":{\"type\":\"string\",\"description\":\"x\"}}",
        "{\"passwordSecret\":{\"name\":\"a\",\"key\":\"b\"}}",
        "{\"a\":{\"value\":\"b\"}}",
        "{\"secret\":{\"secretName\":\"a\"}}",
        "{\"secretKeyRef\":{\"name\":\"db-credentials\",\"key\":\"password\"},\"secret\":{\"secretName\":\"x\"},\"data\":[{\"remoteRef\":{\"key\":\"secret/data/app\",\"property\":\"password\"}}]}",
        "{\"secrets\":[{\"name\":\"default-token-abcde\"}],\"imagePullSecrets\":[{\"name\":\"regcred\"}],\"credentials\":{\"name\":\"a\",\"key\":\"b\",\"source\":\"Secret\",\"secretName\":\"x\",\"type\":\"t\"},\"secretRef\":{\"namespace\":\"n\"}}",
        "{\"properties\":{\"credentials\":{\"type\":\"object\",\"description\":\"the credentials\"},\"secrets\":{\"type\":\"array\",\"title\":\"x\",\"format\":\"y\",\"enabled\":\"true\",\"path\":\"/x\"}}}"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.json(text)).doesNotContain("***HIDDEN***");
    }
}
