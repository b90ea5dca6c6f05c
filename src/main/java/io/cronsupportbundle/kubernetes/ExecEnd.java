package io.cronsupportbundle.kubernetes;

/// How a command ended, which is known only after the last of its output.
///
/// @param error what other tools say of it, such as `command terminated with exit code 1`; empty for success
/// @param cut whether there was more output than the request allows; then nobody knows how the command would have ended
public record ExecEnd(String error, boolean cut) {
    static final ExecEnd SUCCESS = new ExecEnd("", false);

    public boolean success() {
        return error.isEmpty() && !cut;
    }
}
