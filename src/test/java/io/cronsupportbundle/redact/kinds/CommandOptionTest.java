package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandOptionTest {
    private final Redacting redacting = Redacting.with(new CommandOption());

    @ParameterizedTest
    @ValueSource(strings = {
        "curl -s -u me:s3cret h",
        "curl --user=me:s3cret h",
        "mysql -u root -ps3cret",
        "sshpass -p s3cret ssh h",
        "redis-cli -a s3cret",
        "docker login -u me -p s3cret",
        "ldapsearch -w s3cret",
        "[\"curl\",\"-u\",\"me:s3cret\"]"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "curl -u me h",
        "curl -o x:y h",
        "mysql --port 3306",
        "ssh -p 22 h",
        "docker run -p 80:80 x",
        "curl h | tee -p x",
        "redis-cli -h a"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}
