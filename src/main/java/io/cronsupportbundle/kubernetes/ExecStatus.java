package io.cronsupportbundle.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads the `Status` with which the error channel of `v4.channel.k8s.io` tells how a command ended, and puts it into the words of client-go
/// (`tools/remotecommand/v4.go`), which error files of bundles quote.
final class ExecStatus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExecStatus() {}

    static ExecEnd read(byte[] message) {
        try {
            JsonNode status = JSON.readTree(message);
            if (status == null || !status.isObject()) {
                return failed("error stream protocol error: no status");
            }
            if (status.path("status").asText().equals("Success")) {
                return ExecEnd.SUCCESS;
            }
            if (!status.path("reason").asText().equals("NonZeroExitCode")) {
                return failed(status.path("message").asText("error stream protocol error: unknown error"));
            }
            for (JsonNode cause : status.path("details").path("causes")) {
                if (cause.path("reason").asText().equals("ExitCode")) {
                    return failed("command terminated with exit code " + cause.path("message").asText());
                }
            }
            return failed("error stream protocol error: no ExitCode cause given");
        } catch (IOException e) {
            return failed(new String(message, StandardCharsets.UTF_8));
        }
    }

    private static ExecEnd failed(String error) {
        return new ExecEnd(error.isEmpty() ? "the command failed" : error, false);
    }
}
