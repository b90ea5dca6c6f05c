package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.TokenClass;

/// A rule for structured documents: decides from the place of a value, before looking at the value. A rule is a bean in package `kinds`;
/// nothing else has to be told of it.
public interface StructureRule {

    /// The name in reports: lower case, with hyphens.
    String name();

    /// Of which class the values are. A rule for anything but secrets works only when somebody asks for tokens of that class.
    default TokenClass tokenClass() {
        return TokenClass.SECRETS;
    }

    /// What tokens call the values: one word in capitals.
    default String tokenType() {
        return "SECRET";
    }

    /// Whether a text in a field of this name is a secret wherever the field stands. Asked once for each name.
    default boolean masksField(String name) {
        return false;
    }

    /// Whether the field at this path holds no secret, although [#masksField] takes its name for that of one. Asked only then. A path is the
    /// names of the fields from the top of the document down to the field, with `/` between; arrays add nothing.
    default boolean spares(String path) {
        return false;
    }

    /// Whether a text at this place is a secret. Asked once for each place.
    default boolean masks(Place place) {
        return false;
    }

    /// Whether the `value` beside this `name` or `key` is a secret. Asked once for each name.
    default boolean masksValueOf(String name) {
        return false;
    }

    /// Whether the element of a list behind this one, an option such as `--password`, is a secret. Asked once for each option.
    default boolean masksValueAfter(String option) {
        return false;
    }

    /// Whether the rule knows where a program takes secrets. The program is the first element of a list, without its directory.
    default boolean knowsProgram(String program) {
        return false;
    }

    /// Whether an element of a list that begins with a program that the rule knows is a secret, behind the element before.
    default boolean masksArgument(String program, String before, String argument) {
        return false;
    }

    /// Where a value stands in a document.
    ///
    /// @param field the name of the field that holds the value, or the array with the value; empty at the top of a document
    /// @param parentField the name of the field that holds the object with `field`
    /// @param kind the `kind` of the nearest enclosing object that has one, or the empty string
    record Place(String field, String parentField, String kind) {}
}
