/// The canary matrix: secrets in every encoding, planted in every place that a bundle draws from.
@NullMarked
package io.cronsupportbundle.canary;

import org.jspecify.annotations.NullMarked;
