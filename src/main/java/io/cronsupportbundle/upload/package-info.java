/// Delivery of a finished archive to the one destination that the settings name.
@NullMarked
package io.cronsupportbundle.upload;

import org.jspecify.annotations.NullMarked;
