package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/// How a call ended.
///
/// @param out standard output
/// @param err standard error
record Finished(Call call, int exitCode, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Finished expect(int code) {
        assertThat(exitCode).as("exit code of %s", this).isEqualTo(code);
        return this;
    }

    /// The one line on standard error that says what ended the run.
    String error() {
        List<String> errors = errors();
        assertThat(errors).as("lines of errors of %s", this).hasSize(1);
        return errors.getFirst();
    }

    List<String> errors() {
        return err.lines().filter(line -> line.startsWith("error: ")).toList();
    }

    /// Standard output as the one JSON document that it has to be.
    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON on standard output of " + this, e);
        }
    }

    @Override
    public String toString() {
        return call + " (exit code " + exitCode + ")\n--- out\n" + out + "--- err\n" + err;
    }
}
