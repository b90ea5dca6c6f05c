/// An S3 bucket inside the process that lets nobody do more than its policy says, for tests and the demo.
@NullMarked
package io.cronsupportbundle.testing.s3;

import org.jspecify.annotations.NullMarked;
