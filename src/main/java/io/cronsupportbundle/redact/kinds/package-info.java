/// One file per family of redaction rules.
@NullMarked
package io.cronsupportbundle.redact.kinds;

import org.jspecify.annotations.NullMarked;
