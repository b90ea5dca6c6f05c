package io.cronsupportbundle.redact;

/// Something could not be shown to be free of secrets. The entry is withheld; the run goes on.
final class DoubtfulException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param what one line, without anything of the content
    DoubtfulException(String what) {
        super(what);
    }

    /// Why an entry is withheld after a rule or a reader has failed. The message of a foreign exception may quote the content.
    static String cause(RuntimeException e) {
        return e instanceof DoubtfulException ? String.valueOf(e.getMessage()) : "redaction failed (" + e.getClass().getSimpleName() + ")";
    }
}
