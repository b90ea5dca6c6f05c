/// The one door into a bundle: everything collected passes through here on its way to the disk.
@NullMarked
package io.cronsupportbundle.redact;

import org.jspecify.annotations.NullMarked;
