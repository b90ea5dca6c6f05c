package io.cronsupportbundle.upload;

/// The destination said no. Asking again would not help, or has been tried.
///
/// @param status of HTTP; 0 when the destination is not asked over HTTP
/// @param code the destination's own word: `AccessDenied`
/// @param message the destination's own sentence, on one line, shortened
/// @param requestId the destination's name for the request, for its operator; may be empty
/// @param remedy one sentence for the person who can mend it, without its full stop
public record Refused(int status, String code, String message, String requestId, String remedy) implements UploadResult, ProbeResult {

    public Refused {
        message = Printable.line(message);
        code = Printable.line(code);
        requestId = Printable.line(requestId);
    }

    /// One line with everything that the destination's operator will ask for.
    @Override
    public String toString() {
        String answer = status == 0 ? code : status + " " + code;
        String sentence = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return answer + (sentence.isEmpty() ? "" : ": " + sentence) + (requestId.isEmpty() ? "" : " (request " + requestId + ")") + ". "
                + remedy + ".";
    }
}
