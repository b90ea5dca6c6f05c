/// Ways to databases, for collectors that ask whether they can be reached and for counts that are one query. No text that leaves this
/// package holds a password.
@NullMarked
package io.cronsupportbundle.collect.databases;

import org.jspecify.annotations.NullMarked;
