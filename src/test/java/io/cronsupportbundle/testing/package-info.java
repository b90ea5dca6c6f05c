/// Servers that the product meets in a cluster, inside the process: for tests and for the demo.
@NullMarked
package io.cronsupportbundle.testing;

import org.jspecify.annotations.NullMarked;
