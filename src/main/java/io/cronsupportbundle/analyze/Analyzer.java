package io.cronsupportbundle.analyze;

import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;

/// One member of the family of analyzers: a pure function of its specification and the redacted bundle, without clock and network, so
/// that a bundle of last year gives the same answer again.
///
/// Every bean of this type is registered under its key. An implementation only decides; that input is missing, that it cannot be read,
/// or that the specification is wrong it says by exceptions, which the runner turns into findings.
/// `S` is its specification.
public interface Analyzer<S extends AnalyzerSpec> {

    AnalyzerInfo info();

    /// Reads an item. What is wrong with a field is reported by `fields`, unknown fields by the runner.
    S read(Fields fields);

    /// Answers with findings in the order in which they are to appear; with none when there is nothing to say.
    ///
    /// @throws MissingInputException when nothing can be said because the input is not there
    /// @throws AnalyzerException when the input or the specification cannot be read
    List<Finding> analyze(S spec, EvidenceReader evidence) throws AnalyzerException, IOException;
}
