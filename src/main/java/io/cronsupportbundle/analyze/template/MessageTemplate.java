package io.cronsupportbundle.analyze.template;

/// Fills in the messages and titles of outcomes. They are Go templates with the functions of sprig, less those that would read the
/// environment, the clock, the network or randomness: specifications come from somebody else, and the result leaves the cluster.
///
/// Rendering is bounded in steps and size. `define`, `template` and `block` are not offered, so nothing recurses.
public final class MessageTemplate {

    private MessageTemplate() {}

    /// Renders one message.
    ///
    /// @throws TemplateException when the template cannot be read, calls what is refused, or fails on the data
    public static String render(String template, TemplateData data) throws TemplateException {
        if (!template.contains("{{")) {
            return template;
        }
        BoundedText.allow(template.length());
        return new Renderer(data).render(new Parser(new Lexer(template).tokens()).parse());
    }
}
