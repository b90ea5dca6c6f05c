/// Settings of a run, validated, with all problems reported at once.
@NullMarked
package io.cronsupportbundle.config;

import org.jspecify.annotations.NullMarked;
