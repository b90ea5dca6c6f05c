/// Regular expressions as Go reads them, for everything in a specification that has one.
@NullMarked
package io.cronsupportbundle.regex;

import org.jspecify.annotations.NullMarked;
