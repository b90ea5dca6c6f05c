package io.cronsupportbundle.job;

import io.cronsupportbundle.analyze.Analysis;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.redact.RedactedBundle;
import java.util.List;

/// What a run has when there is nothing more to find out.
///
/// @param problems grows with what goes wrong on the way to the bucket
/// @param audited whether the audit was done and left no doubt
record FinishedBundle(RedactedBundle bundle, List<CollectorRecord> collected, Analysis analysis, List<Problem> problems, boolean audited) {}
