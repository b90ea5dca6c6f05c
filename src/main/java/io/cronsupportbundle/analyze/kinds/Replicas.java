package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.when.ReplicaCount;
import java.util.List;
import java.util.Optional;

/// Holds a number of replicas against outcomes that count them, for the workloads that can be wanted absent.
final class Replicas {
    private Replicas() {}

    /// @param kind as messages have it: `deployment`
    /// @param workload empty when there is none of that name
    static Finding decide(Check check, List<OutcomeItem> outcomes, String kind, Workloads wanted, Optional<JsonNode> workload)
            throws AnalyzerException {
        for (OutcomeItem outcome : outcomes) {
            if (outcome.first().isEmpty()) {
                continue;
            }
            OutcomeBranch branch = outcome.first().get();
            boolean absent = branch.when().equals(ReplicaCount.ABSENT);
            if (workload.isEmpty()) {
                // Even a pass outcome fails here (T15), unless "absent" comes first.
                String notFound = "The " + kind + " \"" + wanted.name() + "\" was not found";
                return absent ? check.finding(branch) : check.finding(Verdict.FAIL, notFound, branch.uri());
            }
            long ready = workload.get().path("status").path("readyReplicas").asLong();
            if (!absent && (branch.when().isEmpty() || ReplicaCount.parse(branch.when()).matches(ready))) {
                return check.finding(branch);
            }
        }
        return check.neutral();
    }
}
