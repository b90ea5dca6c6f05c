package io.cronsupportbundle.analyze;

/// The input of an analyzer is not in the bundle; the answer is `unknown`. The message says what is missing and, where known, why.
public final class MissingInputException extends AnalyzerException {
    private static final long serialVersionUID = 1L;

    public MissingInputException(String message) {
        super(message);
    }
}
