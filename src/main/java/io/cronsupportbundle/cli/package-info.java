/// Commands: one file each.
@NullMarked
package io.cronsupportbundle.cli;

import org.jspecify.annotations.NullMarked;
