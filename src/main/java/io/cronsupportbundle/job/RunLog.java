package io.cronsupportbundle.job;

import io.cronsupportbundle.bundle.Problem;

/// Takes what a run has to say while it runs. Nothing that has been collected is ever said here.
public interface RunLog {

    /// A stage, or a part of one, is through.
    ///
    /// @param stage `collect`
    /// @param facts pairs of name and value
    void done(String stage, Object... facts);

    /// Something is going on that may take a while.
    void busy(String what);

    /// Something is wrong and the run goes on.
    void warning(Problem problem);
}
