/// The JSONPath of kubectl, in which specifications name values.
@NullMarked
package io.cronsupportbundle.analyze.jsonpath;

import org.jspecify.annotations.NullMarked;
