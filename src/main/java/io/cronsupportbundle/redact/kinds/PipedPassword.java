package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks what a command line prints into a program that reads a password: `echo x | docker login --password-stdin`.
@Singleton
final class PipedPassword implements TextRule {

    @Override
    public String name() {
        return "piped-password";
    }

    @Override
    public String tokenType() {
        return "PASSWORD";
    }

    @Override
    public List<String> triggers() {
        return List.of("--password-stdin", "sudo -s", "chpasswd", "passwd --stdin", "--with-token", "login --token-stdin", "kinit ");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int echo = line.find(line.from(), "echo ");
        int print = line.find(line.from(), "printf ");
        int start = line.skipSpaces(Math.min(echo + 5, print + 7));
        while (line.is(start, '-')) {
            start = line.skipSpaces(start + 2);
        }
        int pipe = line.find(start, "|");
        if (start < pipe && pipe < at) {
            int stop = pipe;
            while (stop > start && line.space(stop - 1)) {
                stop--;
            }
            found.mask(start, stop);
        }
    }
}
