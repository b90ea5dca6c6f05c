/// Tests of the program as a whole.
@NullMarked
package io.cronsupportbundle;

import org.jspecify.annotations.NullMarked;
