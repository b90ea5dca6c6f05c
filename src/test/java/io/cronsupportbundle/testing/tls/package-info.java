/// Certificates for servers inside the process.
@NullMarked
package io.cronsupportbundle.testing.tls;

import org.jspecify.annotations.NullMarked;
