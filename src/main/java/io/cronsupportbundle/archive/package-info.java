/// Deterministic tar, parallel gzip, and the reader of finished archives.
@NullMarked
package io.cronsupportbundle.archive;

import org.jspecify.annotations.NullMarked;
