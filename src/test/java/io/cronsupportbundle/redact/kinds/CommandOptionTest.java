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
        "[\"curl\",\"-u\",\"me:s3cret\"]",
        "redis-cli --pass s3cret9 ping",
        "cqlsh -u cassandra -p s3cret9 host",
        "sqlcmd -S db -U sa -P s3cret9 -Q 'select 1'",
        "/opt/mssql-tools/bin/sqlcmd -S localhost -U sa -P 's3cret9!x'",
        "etcdctl --user root:s3cret9 get /",
        "etcdctl --user=root:s3cret9 get /",
        "mysqladmin -uroot password s3cret9",
        "mysqladmin -uroot password 's3cret9'",
        "twine upload -u __token__ -p s3cret9 dist/*",
        "crane auth login r.io -u me -p s3cret9",
        "curl -sSfu me:s3cret9 https://h",
        "curl -kLsu 'elastic:s3cret9' https://es:9200/_cluster",
        "nodetool -u jmx -pw s3cret9 status",
        "7z x -ps3cret9 a.7z",
        "openssl enc -aes-256-cbc -k s3cret9 -in a -out b",
        "mosquitto_pub -h b -u dev -P s3cret9 -t a -m b",
        "influx setup -u admin -p s3cret9 -t s3cret9 -o org",
        "ipmitool -I lanplus -H h -U ADMIN -P s3cret9 power status",
        "unzip -P s3cret9 a.zip"
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
        "redis-cli -h a",
        "curl -sSf h -o a:b",
        "openssl verify -CAfile a -key b",
        "7z x a.7z -oout",
        "zip7z -px",
        "etcdctl --user root get /",
        "nodetool status -port 1",
        "wget -p http://h/x"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).isEqualTo(text);
    }
}
