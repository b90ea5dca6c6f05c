/// The parts of the collector of cluster resources: which lists there are, which namespaces they cover, how they become files.
@NullMarked
package io.cronsupportbundle.collect.resources;

import org.jspecify.annotations.NullMarked;
