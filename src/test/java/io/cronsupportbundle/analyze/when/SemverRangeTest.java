package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every row was asked of the peer.
class SemverRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = false, value = {
        "1.31.2+k3s1;>=1.24.0;true",
        "1.31.2+k3s1;>= 1.24.0;true",
        "1.31.2+k3s1;>=  1.24.0;true",
        "1.31.2+k3s1; >=1.24.0 ;true",
        "1.31.2+k3s1;1.31.2;true",
        "1.31.2+k3s1;=1.31.2;true",
        "1.31.2+k3s1;==1.31.2;true",
        "1.31.2+k3s1;!=1.31.2;false",
        "1.31.2+k3s1;!1.31.2;false",
        "1.31.2+k3s1;! 1.31.2;true",
        "1.31.2+k3s1;!= 1.31.2;false",
        "1.31.2+k3s1;1.x;true",
        "1.31.2+k3s1;1.31.x;true",
        "1.31.2+k3s1;1.x.x;false",
        "1.31.2+k3s1;>1.31.x;false",
        "1.31.2+k3s1;<1.31.x;false",
        "1.31.2+k3s1;>=1.31.x;true",
        "1.31.2+k3s1;<=1.31.x;true",
        "1.31.2+k3s1;!=1.31.x;false",
        "1.31.2+k3s1;!=1.30.x;false",
        "1.31.2+k3s1;!1.30.x;false",
        "1.31.2+k3s1;>=1.24.0 <1.40.0;true",
        "1.31.2+k3s1;>=1.24.0  <1.40.0;true",
        "1.31.2+k3s1;<1.0.0 || >=1.24.0;true",
        "1.31.2+k3s1;>=1.24.0 || || <1.0.0;true",
        "1.31.2+k3s1;<1.0.0 || >1.0.0 <1.2.0 || 1.31.x;true",
        "1.31.2+k3s1;>=1.24.0-alpha;true",
        "1.31.2+k3s1;>=1.31.2-alpha.1;true",
        "1.31.2+k3s1;<=1.31.2+foo;true",
        "1.31.2+k3s1;1.31.2+bar;true",
        "1.31.2+k3s1;>=1.31.x-alpha;true",
        "1.31.2+k3s1;>= 1.31.x;true",
        "1.31.2+k3s1;= 1.31.2;true",
        "1.31.2+k3s1;== 1.31.2;true",
        "1.31.2+k3s1;< =1.40.0;true",
        "1.31.2+k3s1;1.31.2 1.31.2;true",
        "1.31.2+k3s1;>=1.24.0 x;true",
        "1.31.2+k3s1;>=1.31.2 |;true",
        "1.31.2+k3s1;>=1.24.0 | <1.0.0;false",
        "1.31.2+k3s1;>= 1.24.0 < 1.40.0;true",
        "1.31.2+k3s1;=1.31.2 || = 1.0.0;true",
        "1.31.2+k3s1;>=1.31.2-xyz;true",
        "1.31.2+k3s1;<1.32.x-foo;true",
        "1.27.3-gke.100;>=1.27.3;false",
        "1.27.3-gke.100;>=1.31.2;false",
        "1.27.3-gke.100;1.31.2;false",
        "1.27.3-gke.100;<1.31.2;true",
        "1.27.3-gke.100;>=1.31.2-alpha;false",
        "1.31.2;>=1.27.3;true",
        "1.31.2;>=1.31.2;true",
        "1.31.2;1.31.2;true",
        "1.31.2;<1.31.2;false",
        "1.31.2;>=1.31.2-alpha;true",
        "1.31.2;>=1.27.3;true",
        "1.31.2;>=1.31.2;true",
        "1.31.2;1.31.2;true",
        "1.31.2;<1.31.2;false",
        "1.31.2;>=1.31.2-alpha;true",
        "1.31.0;>=1.27.3;true",
        "1.31.0;>=1.31.2;false",
        "1.31.0;1.31.2;false",
        "1.31.0;<1.31.2;true",
        "1.31.0;>=1.31.2-alpha;false",
        "1.31.2-rc.1;>=1.27.3;true",
        "1.31.2-rc.1;>=1.31.2;false",
        "1.31.2-rc.1;1.31.2;false",
        "1.31.2-rc.1;<1.31.2;true",
        "1.31.2-rc.1;>=1.31.2-alpha;true",
        "1.31.2-00a;>=1.27.3;true",
        "1.31.2-00a;>=1.31.2;false",
        "1.31.2-00a;1.31.2;false",
        "1.31.2-00a;<1.31.2;true",
        "1.31.2-00a;>=1.31.2-alpha;false",
        "18446744073709551615.0.0;>=1.27.3;true",
        "18446744073709551615.0.0;>=1.31.2;true",
        "18446744073709551615.0.0;1.31.2;false",
        "18446744073709551615.0.0;<1.31.2;false",
        "18446744073709551615.0.0;>=1.31.2-alpha;true"
    })
    void containsWhatThePeerSaysItContains(String version, String range, boolean contains) throws AnalyzerException {
        assertThat(SemverRange.parse(range).contains(SemanticVersion.parse(version))).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "===1.31.2",
        ">= 1.24",
        "v1.31.2",
        ">=v1.24.0",
        "~1.31.0",
        "^1.31.0",
        "*",
        "x",
        ">=1.24.0,<1.40.0",
        ">=1.24.0 && <1.40.0",
        "<1.0.0||>=1.24.0",
        "|| >=1.24.0",
        ">=1.24.0 ||",
        ">=01.24.0",
        "1.x.2",
        "x.x.x",
        "1.31.x.x",
        "<>1.0.0",
        "=<1.40.0",
        ">",
        "1",
        ">=1",
        "12",
        "1.31.X",
        ">=-1.2.3",
        "1.31.2-01",
        ">=1.31.2-",
        "99999999999999999999.0.0",
        ">=1.24.0\t<1.40.0",
        "1.31.2-x"
    })
    void refusesWhatThePeerRefuses(String range) {
        assertThatThrownBy(() -> SemverRange.parse(range)).isInstanceOf(AnalyzerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.31", "01.31.2", "1.31.2 ", " 1.31.2", "1.31.2+", "1.31.2-", "1.31.2+a..b", "1.31.2-a..b", "V1.31.2",
            "v1.31.2", "1.31.2-01",
        "18446744073709551616.0.0", "latest"})
    void refusesWhatIsNoVersion(String version) {
        assertThatThrownBy(() -> SemanticVersion.parse(version)).isInstanceOf(AnalyzerException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.0.0-alpha,1.0.0-alpha.1", "1.0.0-alpha.1,1.0.0-alpha.beta", "1.0.0-alpha.beta,1.0.0-beta", "1.0.0-beta.2,1.0.0-beta.11",
        "1.0.0-rc.1,1.0.0", "1.9.0,1.10.0"})
    void ordersAsSemVerSays(String lower, String higher) throws AnalyzerException {
        assertThat(SemanticVersion.parse(lower)).isLessThan(SemanticVersion.parse(higher));
    }
}
