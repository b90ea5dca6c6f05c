/// The demonstration: the whole job against servers inside the process.
@NullMarked
package io.cronsupportbundle.demo;

import org.jspecify.annotations.NullMarked;
