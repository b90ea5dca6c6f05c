/// Collectors, the registry that finds them and the runner that is the only one to call them.
@NullMarked
package io.cronsupportbundle.collect;

import org.jspecify.annotations.NullMarked;
