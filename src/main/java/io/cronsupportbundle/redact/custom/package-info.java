/// Redactors that a customer writes: read from specifications, applied to the text that a file will have.
@NullMarked
package io.cronsupportbundle.redact.custom;

import org.jspecify.annotations.NullMarked;
