/// What a run will do, as data, before it does it.
@NullMarked
package io.cronsupportbundle.plan;

import org.jspecify.annotations.NullMarked;
