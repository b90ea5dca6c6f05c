package io.cronsupportbundle.analyze.template;

/// A text that refuses to grow beyond what a message may have. Templates can double a value in each step, so every text that a template
/// makes is built in one of these.
final class BoundedText {

    /// Characters of a message, and of every value on the way to it.
    static final int MAX_LENGTH = 256 * 1024;

    private final StringBuilder text = new StringBuilder();

    /// Refuses a length before it is made.
    static void allow(long length) throws TemplateException {
        if (length > MAX_LENGTH) {
            throw new TemplateException("template: a value is longer than " + MAX_LENGTH + " characters");
        }
    }

    BoundedText append(String more) throws TemplateException {
        allow((long) text.length() + more.length());
        text.append(more);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
