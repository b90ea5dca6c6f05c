/// The second look at a finished bundle, by code that shares nothing with the redactor, so that a mistake of one is not one of the other.
@NullMarked
package io.cronsupportbundle.audit;

import org.jspecify.annotations.NullMarked;
