package io.cronsupportbundle.redact.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.redact.Redacting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlValueTest {
    private final Redacting redacting = Redacting.with(new XmlValue());

    @ParameterizedTest
    @ValueSource(strings = {
        "<password>s3cret</password>",
        "<a:password x=\"y\">s3cret</a:password>",
        "<password><![CDATA[s3cret]]></password>",
        "<password>\n  s3cret\n</password>",
        "<property name=\"db.password\" value=\"s3cret\"/>",
        "<property value=\"s3cret\" name=\"db.password\"/>",
        "<entry key=\"password\">s3cret</entry>",
        "<name>db.password</name><value>s3cret</value>",
        "<name>db.password</name>\n<value>s3cret</value>",
        "<key>password</key><string>s3cret</string>",
        "&lt;password&gt;s3cret&lt;/password&gt;",
        "\\u003cpassword\\u003es3cret\\u003c/password\\u003e"
    })
    void masksSecrets(String text) {
        assertThat(redacting.text(text)).doesNotContain("s3cret").contains("***HIDDEN***");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<name>web</name><value>x</value>",
        "<label>Password</label>",
        "<property name=\"url\" value=\"x\"/>",
        "<a href=\"/password\">reset</a>",
        "<password/>",
        "name=\"password\" without a tag",
        "</",
        "</password>",
        "<password>\n</password>"
    })
    void leavesTheRestAlone(String text) {
        assertThat(redacting.text(text)).doesNotContain("***HIDDEN***");
    }
}
