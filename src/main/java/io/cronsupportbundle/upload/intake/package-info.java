/// Proof from outside that a bucket takes bundles and gives nothing away.
@NullMarked
package io.cronsupportbundle.upload.intake;

import org.jspecify.annotations.NullMarked;
