/// A Kubernetes API server inside the process, for tests and the demo: it answers what the product reads, in the words of the real one,
/// and misbehaves on request.
@NullMarked
package io.cronsupportbundle.testing.cluster;

import org.jspecify.annotations.NullMarked;
