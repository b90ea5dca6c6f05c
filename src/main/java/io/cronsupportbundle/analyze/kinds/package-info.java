/// One file per analyzer.
@NullMarked
package io.cronsupportbundle.analyze.kinds;

import org.jspecify.annotations.NullMarked;
