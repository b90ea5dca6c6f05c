/// One file per collector.
@NullMarked
package io.cronsupportbundle.collect.kinds;

import org.jspecify.annotations.NullMarked;
