package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The expected texts were printed by the peer (`analyze --compatibility support-bundle`) and indented with four spaces.
class AnalysisJsonTest {
    private static final Icon ICON = new Icon("kubernetes_cluster_version", "kubernetes.svg?w=16&h=16");

    @Test
    void writesAnEmptyListOnOneLine() throws IOException {
        assertThat(written()).isEqualTo("[]");
    }

    @Test
    void writesAFailureAsThePeerDoes() throws IOException {
        Check check = new Check("clusterVersion", "a  b<&>\"é\u2028x", "id", true, ICON);

        assertThat(written(check.finding(Verdict.FAIL, "m <b> & \u2028 é \"q\"", "https://lost"))).isEqualTo("""
                [
                    {
                        "name": "a.b.x",
                        "labels": {
                            "desiredPosition": "1",
                            "iconKey": "kubernetes_cluster_version",
                            "iconUri": "https://troubleshoot.sh/images/analyzer-icons/kubernetes.svg?w=16\\u0026h=16"
                        },
                        "insight": {
                            "name": "a.b.x",
                            "labels": {
                                "iconKey": "kubernetes_cluster_version",
                                "iconUri": "https://troubleshoot.sh/images/analyzer-icons/kubernetes.svg?w=16\\u0026h=16"
                            },
                            "primary": "a  b\\u003c\\u0026\\u003e\\"é\\u2028x",
                            "detail": "m \\u003cb\\u003e \\u0026 \\u2028 é \\"q\\"",
                            "severity": "error"
                        },
                        "severity": "error",
                        "analyzerSpec": "",
                        "error": "m \\u003cb\\u003e \\u0026 \\u2028 é \\"q\\""
                    }
                ]""");
    }

    @Test
    void leavesOutNameSeverityAndErrorWhereThePeerDoes() throws IOException {
        Check check = new Check("clusterVersion", "", "", false, Icon.NONE);

        assertThat(written(check.neutral())).isEqualTo("""
                [
                    {
                        "labels": {
                            "desiredPosition": "1",
                            "iconKey": "",
                            "iconUri": ""
                        },
                        "insight": {
                            "labels": {
                                "iconKey": "",
                                "iconUri": ""
                            },
                            "primary": "",
                            "detail": ""
                        },
                        "severity": "",
                        "analyzerSpec": ""
                    }
                ]""");
    }

    @Test
    void namesTheInvolvedObjectLast() throws IOException {
        Check check = new Check("clusterPodStatuses", "Pod a/n status", "", false, Icon.NONE);
        Finding finding = check.finding(Verdict.FAIL, "", "").about(new InvolvedObject("Pod", "a", "n", "v1"));

        assertThat(written(finding)).endsWith("""
                        "severity": "error",
                        "analyzerSpec": "",
                        "involvedObject": {
                            "kind": "Pod",
                            "namespace": "a",
                            "name": "n",
                            "apiVersion": "v1"
                        }
                    }
                ]""".indent(0).stripTrailing());
    }

    @Test
    void writesUnknownAsAWarningThatSaysSo() throws IOException {
        Check check = new Check("textAnalyze", "t", "", false, ICON);

        assertThat(written(check.unknown("c/a.log was not collected (denied)")))
                .contains("\"detail\": \"Unknown: c/a.log was not collected (denied)\"", "\"severity\": \"warn\"")
                .doesNotContain("\"error\"");
    }

    @Test
    void writesPassAsDebug() throws IOException {
        assertThat(written(new Check("k", "t", "", false, ICON).finding(Verdict.PASS, "m", ""))).contains("\"severity\": \"debug\"");
    }

    private static String written(Finding... findings) throws IOException {
        PrintedJson json = new PrintedJson();
        AnalysisJson.write(List.of(findings), json);
        return json.text();
    }
}
