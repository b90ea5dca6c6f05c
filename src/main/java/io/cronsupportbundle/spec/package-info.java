/// Support bundle specifications as people write them: where they come from, how their YAML is read, what is wrong with them and where.
@NullMarked
package io.cronsupportbundle.spec;

import org.jspecify.annotations.NullMarked;
