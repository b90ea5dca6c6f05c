/// The message templates of outcomes.
@NullMarked
package io.cronsupportbundle.analyze.template;

import org.jspecify.annotations.NullMarked;
