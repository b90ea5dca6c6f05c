package io.cronsupportbundle.cli;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.PlannedRun;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Plans for the commands that go on only with specifications that can be read, and say beside their work what is odd about them.
@Singleton
final class ReadablePlan {
    private final PlannedRun plannedRun;
    private final Streams streams;

    ReadablePlan(PlannedRun plannedRun, Streams streams) {
        this.plannedRun = plannedRun;
        this.streams = streams;
    }

    /// @param specs sources; none means those of the settings
    PlannedRun.Plan of(List<String> specs, JobConfig config) throws IOException, UsageException {
        PlannedRun.Plan plan = specs.isEmpty() ? plannedRun.plan(config) : plannedRun.plan(specs, config);
        List<Problem> unreadable = plan.read().unreadable();
        if (!unreadable.isEmpty()) {
            throw new UsageException(unreadable);
        }
        plan.read().problems().forEach(problem -> streams.err().println(problem.line()));
        return plan;
    }
}
