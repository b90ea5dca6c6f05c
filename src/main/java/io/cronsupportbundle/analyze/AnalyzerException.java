package io.cronsupportbundle.analyze;

/// An analyzer cannot answer. The message says what is wrong and where, for the author of the specification or the support engineer.
public class AnalyzerException extends Exception {
    private static final long serialVersionUID = 1L;

    public AnalyzerException(String message) {
        super(message);
    }

    public AnalyzerException(String message, Throwable cause) {
        super(message, cause);
    }
}
