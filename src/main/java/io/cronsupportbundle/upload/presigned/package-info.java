/// Delivery to a presigned URL, used to the letter.
@NullMarked
package io.cronsupportbundle.upload.presigned;

import org.jspecify.annotations.NullMarked;
