package io.cronsupportbundle.analyze.template;

import io.cronsupportbundle.analyze.AnalyzerException;

/// A message template cannot be read or filled in; the message says where and why.
public final class TemplateException extends AnalyzerException {
    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }
}
