package io.cronsupportbundle.it;

/// A call that has not ended yet. Closing it ends it in any way that works.
interface Running extends AutoCloseable {

    /// Tells the program to end, as Kubernetes does: SIGTERM to a process, a [io.cronsupportbundle.job.Stop] inside of one.
    void terminate();

    /// Waits for the end, for as long as a call may take at all.
    Finished await();

    @Override
    void close();
}
