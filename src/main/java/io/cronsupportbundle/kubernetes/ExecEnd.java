package io.cronsupportbundle.kubernetes;

/// How a command ended, which is known only after the last of its output.
///
/// @param error what other tools say of it, such as `command terminated with exit code 1`; empty for success
/// @param cut whether output is missing, because it was more than the request allows, in which case there is no error, or the connection broke
public record ExecEnd(String error, boolean cut) {
    static final ExecEnd SUCCESS = new ExecEnd("", false);
    static final ExecEnd BROKEN = new ExecEnd("the connection ended before the command's exit status came", true);

    public boolean success() {
        return error.isEmpty() && !cut;
    }
}
