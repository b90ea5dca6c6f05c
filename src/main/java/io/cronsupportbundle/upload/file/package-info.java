/// Delivery to a directory.
@NullMarked
package io.cronsupportbundle.upload.file;

import org.jspecify.annotations.NullMarked;
