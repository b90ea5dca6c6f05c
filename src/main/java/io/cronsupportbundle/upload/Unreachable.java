package io.cronsupportbundle.upload;

/// The destination could not be asked, or its answer was lost, as often as was tried.
///
/// @param cause one clause without its full stop: "the name s3.example.com cannot be resolved"
/// @param remedy one sentence for the person who can mend it, without its full stop
public record Unreachable(String cause, String remedy) implements UploadResult, ProbeResult {

    public Unreachable {
        cause = Printable.line(cause);
    }

    @Override
    public String toString() {
        return cause + ". " + remedy + ".";
    }
}
