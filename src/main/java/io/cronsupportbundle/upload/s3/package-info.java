/// Delivery to S3, and the only package that sees the AWS SDK.
@NullMarked
package io.cronsupportbundle.upload.s3;

import org.jspecify.annotations.NullMarked;
