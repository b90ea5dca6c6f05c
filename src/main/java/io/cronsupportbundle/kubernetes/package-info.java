/// The narrow port to the API server, and the only package that sees the Kubernetes client.
@NullMarked
package io.cronsupportbundle.kubernetes;

import org.jspecify.annotations.NullMarked;
