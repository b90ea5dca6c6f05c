package io.cronsupportbundle.cli;

/// Describes what this program did not expect, in a way that helps its authors and cannot quote what was collected: the message of an
/// exception of another's may hold anything, its class and the place do not.
final class Bug {
    private Bug() {}

    static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder("a mistake of this program: ");
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 4; depth++) {
            text.append(depth == 0 ? "" : " caused by ").append(at.getClass().getName());
            StackTraceElement[] trace = at.getStackTrace();
            for (int i = 0; i < Math.min(6, trace.length); i++) {
                text.append(i == 0 ? " at " : " < ").append(trace[i].getClassName()).append('.').append(trace[i].getMethodName())
                        .append(':').append(trace[i].getLineNumber());
            }
            at = at.getCause();
        }
        return text.append(". Please report this line.").toString();
    }
}
