package io.cronsupportbundle.collect.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    private static String told(DatabaseAddress address) {
        return address.user() + " " + address.password() + " " + address.shown();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '>', ignoreLeadingAndTrailingWhitespace = false, value = {
        "postgres://u:p%40ss@h/d?sslmode=disable>u p@ss h:5432/d", "postgresql://u:p/a@ss@h1,h2:6432/d>u p/a@ss h1:5432,h2:6432/d",
        "postgres://[::1]:1/d?user=u&password=a%20b>u a b [::1]:1/d", "host=h port=7 user=u password='a b\\'c' dbname=d>u a b'c h:7/d",
        "postgres://u@h>u  h:5432/u"})
    void readsThoseOfPostgres(String uri, String expected) throws DatabaseException {
        assertThat(told(new PostgresDatabase().address(uri))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '>', ignoreLeadingAndTrailingWhitespace = false, value = {
        "u:p@ss/w?rd@tcp(h:1)/d?tls=true>u p@ss/w?rd h:1/d", "u:p%40@tcp(h)/>u p%40 h:3306", "u@tcp([::1]:2)/d>u  [::1]:2/d"})
    void readsThoseOfMysql(String uri, String expected) throws DatabaseException {
        assertThat(told(new MysqlDatabase().address(uri))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '>', ignoreLeadingAndTrailingWhitespace = false, value = {
        "sqlserver://u:p%3B@h:1?database=d>u p; h:1/d", "server=tcp:h,2;user id=u;password=\"a;b\"\"c\";database=d>u a;b\"c h:2/d",
        "Server=h\\inst;UID=u;PWD=p>u p h:1433"})
    void readsThoseOfSqlServer(String uri, String expected) throws DatabaseException {
        assertThat(told(new MssqlDatabase().address(uri))).isEqualTo(expected);
    }

    @Test
    void readsThoseOfClickhouseAndRedis() throws DatabaseException {
        assertThat(told(new ClickhouseDatabase().address("clickhouse://h?secure=true&username=u&password=p&database=d"))).isEqualTo("u p h:9440/d");
        assertThat(told(new ClickhouseDatabase().address("https://u:p@h/d"))).isEqualTo("u p h:8123/d");
        assertThat(told(Redis.address("rediss://:p@h/2"))).isEqualTo(" p h:6379/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "ftp://u:canary@h/d", "postgres://u:canary@h:port/d", "postgres://u:canary@h;x/d",
        "host='canary", "host=h?a=b/c&socketFactory=canary", "port=canary", "postgres://u:canary@h:99999/d"})
    void refusesOthersWithoutQuotingThem(String uri) {
        assertThatThrownBy(() -> new PostgresDatabase().address(uri)).isInstanceOf(DatabaseException.class).hasMessageNotContaining("canary");
        assertThat(new PostgresDatabase().shown(uri)).doesNotContain("canary");
    }

    @Test
    void takesThePasswordOutOfWhatDriversSay() throws DatabaseException {
        DatabaseAddress address = new PostgresDatabase().address("postgres://u:p%40ss@h/d");
        assertThat(address.failure(new IllegalStateException("no p@ss\nnor " + address.password().replace("@", "%40")))).hasMessage("no ***HIDDEN***; nor ***HIDDEN***");
        assertThat(address.toString()).doesNotContain("p@ss");
    }
}
