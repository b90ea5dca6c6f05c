package io.cronsupportbundle.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The golden case `clusterPodStatuses/says-the-state-of-every-pod` has what the peer says of some fifty pods; here is what it cannot show.
class PodStatusTest {

    @Test
    void isUnknownWhenTheNodeOfADeletedPodIsLost() throws IOException {
        PodStatus status = of("{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z'},'status':{'phase':'Running','reason':'NodeLost'}}");

        assertThat(status).isEqualTo(new PodStatus("Running", "Unknown", "", true));
    }

    @Test
    void computesBesideTheReasonThatThePodHas() throws IOException {
        PodStatus status = of("{'status':{'phase':'Failed','reason':'Evicted','message':'low on memory'}}");

        assertThat(status).isEqualTo(new PodStatus("Failed", "Evicted", "", true));
    }

    @Test
    void countsARunningSidecarAsDone() throws IOException {
        PodStatus status = of("{'spec':{'initContainers':[{'restartPolicy':'Always'},{}]},'status':{'phase':'Pending',"
                + "'initContainerStatuses':[{'state':{'running':{}}},{'state':{'running':{}}}]}}");

        assertThat(status.reason()).isEqualTo("Init:1/2");
    }

    @Test
    void readsAPodThatSaysNothing() throws IOException {
        assertThat(of("{}")).isEqualTo(new PodStatus("", "", "", true));
    }

    @Test
    void readsAPodWhosePartsHaveTheWrongTypes() throws IOException {
        assertThat(of("{'spec':5,'status':{'phase':'Running','containerStatuses':'x','conditions':{'a':1}}}"))
                .isEqualTo(new PodStatus("Running", "Running", "", false));
    }

    private static PodStatus of(String json) throws IOException {
        return PodStatus.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
