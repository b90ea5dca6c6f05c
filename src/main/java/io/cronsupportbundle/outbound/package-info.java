/// The way out to everything that is not the API server: proxies, trusted certificates, and HTTP for collectors.
@NullMarked
package io.cronsupportbundle.outbound;

import org.jspecify.annotations.NullMarked;
