/// Analyzers: pure functions of their specification and the redacted bundle.
@NullMarked
package io.cronsupportbundle.analyze;

import org.jspecify.annotations.NullMarked;
