/// Integration tests: the whole program, driven by its command line, in whichever form the build names. See [Program].
@NullMarked
package io.cronsupportbundle.it;

import org.jspecify.annotations.NullMarked;
