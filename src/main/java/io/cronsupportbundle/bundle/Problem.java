package io.cronsupportbundle.bundle;

/// One thing that is wrong with an input, told to the person who can mend it.
///
/// @param code stable, dotted, lower case: `spec.unknown-field`
/// @param where the place: `file:line:column`, a setting's name, a request's path
/// @param what one sentence on what is wrong there
/// @param doThis one sentence on the remedy
public record Problem(String code, String where, String what, String doThis) {

    /// One line, fit for a terminal and a log.
    @Override
    public String toString() {
        return where + ": " + what + ". " + doThis + ".";
    }
}
