package io.cronsupportbundle.analyze;

import java.util.List;

/// What one item of `analyzers:` asks for. Each analyzer has its own record; these are the parts that the frame needs of every one.
public interface AnalyzerSpec {

    Check check();

    List<OutcomeItem> outcomes();
}
