package io.cronsupportbundle.cli;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.job.RunLog;
import io.cronsupportbundle.redact.Redactor;
import java.io.PrintStream;
import java.util.Locale;

/// Says on standard error what a run is doing: one line for each stage and collector, and on a terminal also what is going on right now.
final class ConsoleLog implements RunLog {

    /// Goes to the beginning of the line and clears it (ECMA-48).
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final Redactor redactor;

    ConsoleLog(Streams streams, Redactor redactor) {
        this.err = streams.err();
        this.terminal = streams.terminal();
        this.redactor = redactor;
    }

    @Override
    public void done(String stage, Object... facts) {
        StringBuilder line = new StringBuilder("level=info stage=").append(stage);
        for (int i = 0; i + 1 < facts.length; i += 2) {
            String value = String.valueOf(facts[i + 1]);
            if (!value.isEmpty()) {
                line.append(' ').append(facts[i]).append('=').append(quoted(value));
            }
        }
        print(line.toString());
    }

    @Override
    public void busy(String what) {
        if (terminal) {
            err.print(CLEAR + what + " …");
            err.flush();
        }
    }

    @Override
    public void warning(Problem problem) {
        print("level=warning code=" + problem.code() + " message=" + quoted(problem.toString()));
    }

    private void print(String line) {
        err.println((terminal ? CLEAR : "") + redactor.redact(line));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '=');
        if (plain) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
