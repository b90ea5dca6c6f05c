package io.cronsupportbundle.job;

/// How a process ends. The numbers are a contract with CronJobs and scripts.
public enum ExitCode {
    /// Done, and also when parts are missing: any other code would make the Job collect everything again.
    DONE(0),
    /// A mistake of this program.
    BUG(1),
    /// The command line, the settings or the specification cannot be used.
    USAGE(2),
    /// No bundle could be made: the cluster is out of reach, or nothing in it may be read. With `--strict`, also when parts are missing.
    NOTHING_COLLECTED(3),
    /// The bundle was made and kept, and could not be uploaded.
    UPLOAD_FAILED(4),
    /// The finished archive could not be checked.
    AUDIT_FAILED(5),
    /// `audit` has found a secret in a bundle. Not 4, after which scripts send what was kept.
    SECRET_FOUND(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
