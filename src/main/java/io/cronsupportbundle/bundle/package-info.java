/// Values that all stages share: paths, outcomes, the JSON dialect, the door for what is collected and the view for what is analyzed.
@NullMarked
package io.cronsupportbundle.bundle;

import org.jspecify.annotations.NullMarked;
