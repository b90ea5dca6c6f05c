package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramArgumentTest {
    private final Redacting redacting = Redacting.with(new ProgramArgument());

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"command\":[\"redis-cli\",\"-a\",\"s3cret\",\"ping\"]}",
        "{\"command\":[\"/usr/bin/mysqladmin\",\"-uroot\",\"-ps3cret\"]}",
        "[\"curl\",\"-u\",\"me:s3cret\"]",
        "[\"redis-cli\",\"--pass\",\"s3cret\"]",
        "[\"cqlsh\",\"-u\",\"c\",\"-p\",\"s3cret\"]",
        "[\"/opt/b/sqlcmd\",\"-P\",\"s3cret\"]",
        "[\"etcdctl\",\"--user\",\"root:s3cret\"]",
        "[\"etcdctl\",\"--user=root:s3cret\"]",
        "[\"curl\",\"-sSfu\",\"me:s3cret\"]",
        "[\"vault\",\"server\",\"-dev-root-token-id\",\"s3cret\"]",
        "[\"mysqladmin\",\"password\",\"s3cret\"]",
        "[\"ngrok\",\"config\",\"add-authtoken\",\"s3cret\"]"
    })
    void masksSecrets(String text) {
        assertThat(redacting.json(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"command\":[\"redis-cli\",\"ping\"]}",
        "[\"server\",\"-p\",\"80\"]",
        "[\"mysql\",\"--port\",\"1\"]",
        "[\"curl\",\"-s\",\"x\"]",
        "[\"openssl\",\"-key\",\"x\"]",
        "[\"curl\",\"-sSf\",\"x\"]",
        "[\"crane\",\"-platform\",\"x\"]",
        "[\"vault\",\"server\",\"-dev\"]"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.json(text)).doesNotContain("***HIDDEN***");
    }
}
