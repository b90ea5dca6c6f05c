/// The story of one run.
@NullMarked
package io.cronsupportbundle.job;

import org.jspecify.annotations.NullMarked;
