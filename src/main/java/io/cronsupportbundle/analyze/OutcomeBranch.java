package io.cronsupportbundle.analyze;

/// What a specification wants said in one case.
///
/// @param verdict fail, warn or pass
/// @param when the condition in the grammar of the analyzer; empty applies always
public record OutcomeBranch(Verdict verdict, String when, String message, String uri) {}
