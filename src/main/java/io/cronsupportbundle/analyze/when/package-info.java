/// One file per grammar of an outcome's `when`.
@NullMarked
package io.cronsupportbundle.analyze.when;

import org.jspecify.annotations.NullMarked;
