package io.cronsupportbundle.canary;

import java.util.function.UnaryOperator;

/// One form in which a secret is written down.
///
/// @param form makes the text from the secret, a word of small letters
record Encoding(String name, UnaryOperator<String> form) {}
