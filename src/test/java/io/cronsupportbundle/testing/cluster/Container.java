package io.cronsupportbundle.testing.cluster;

import java.util.List;

/// A container in which commands can be run.
@FunctionalInterface
public interface Container {

    /// Runs a program with its arguments.
    CommandResult run(List<String> command);
}
