package io.cronsupportbundle.analyze.template;

import io.cronsupportbundle.analyze.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Splits a template into words (Go, package text/template: text and spaces, actions).
final class Lexer {
    private static final String TRIMMED = " \t\r\n";

    private final String template;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String template) {
        this.template = template;
    }

    List<Token> tokens() throws TemplateException {
        boolean trim = false;
        while (true) {
            int open = template.indexOf("{{", at);
            String text = template.substring(at, open < 0 ? template.length() : open);
            if (trim) {
                text = text.stripLeading();
            }
            boolean trimBefore = open >= 0 && template.startsWith("-", open + 2) && isSpace(open + 3);
            add(Kind.TEXT, trimBefore ? text.stripTrailing() : text, false);
            if (open < 0) {
                add(Kind.END, "", false);
                return tokens;
            }
            at = open + (trimBefore ? 3 : 2);
            trim = action();
        }
    }

    /// @return whether white space after the action is to go
    private boolean action() throws TemplateException {
        skipSpaces();
        if (template.startsWith("/*", at)) {
            int end = template.indexOf("*/", at);
            at = end < 0 ? template.length() : end + 2;
            skipSpaces();
            boolean trim = template.startsWith("-}}", at);
            if (!trim && !template.startsWith("}}", at)) {
                throw bad("a comment is not closed");
            }
            at += trim ? 3 : 2;
            return trim;
        }
        add(Kind.OPEN, "{{", false);
        while (true) {
            boolean spaced = skipSpaces();
            if (at >= template.length()) {
                throw bad("an action is not closed");
            }
            boolean trim = spaced && template.startsWith("-}}", at);
            if (trim || template.startsWith("}}", at)) {
                at += trim ? 3 : 2;
                add(Kind.CLOSE, "}}", spaced);
                return trim;
            }
            word(spaced);
        }
    }

    private void word(boolean spaced) throws TemplateException {
        char c = template.charAt(at);
        if (template.startsWith(":=", at)) {
            sign(":=", spaced);
        } else if ("|(),=".indexOf(c) >= 0) {
            sign(String.valueOf(c), spaced);
        } else if (c == '"') {
            add(Kind.STRING, quoted('"'), spaced);
        } else if (c == '\'') {
            String text = quoted('\'');
            if (text.codePointCount(0, text.length()) != 1) {
                throw bad("'" + text + "' is not one character");
            }
            add(Kind.CHARACTER, String.valueOf(text.codePointAt(0)), spaced);
        } else if (c == '`') {
            int end = template.indexOf('`', at + 1);
            if (end < 0) {
                throw bad("a raw string is not closed");
            }
            add(Kind.STRING, template.substring(at + 1, end), spaced);
            at = end + 1;
        } else if (c == '.' && !isDigit(at + 1)) {
            at++;
            String name = name();
            add(name.isEmpty() ? Kind.DOT : Kind.FIELD, name, spaced);
        } else if (c == '$') {
            at++;
            add(Kind.VARIABLE, "$" + name(), spaced);
        } else if (isDigit(at) || "+-.".indexOf(c) >= 0) {
            int from = at++;
            while (at < template.length() && (isWord(template.charAt(at)) || template.charAt(at) == '.' || exponentSign(from))) {
                at++;
            }
            add(Kind.NUMBER, template.substring(from, at), spaced);
        } else if (isWord(c)) {
            add(Kind.WORD, name(), spaced);
        } else {
            throw bad("the character '" + c + "' has no meaning in an action");
        }
    }

    private boolean exponentSign(int from) {
        char c = template.charAt(at);
        char before = template.charAt(at - 1);
        return (c == '-' || c == '+') && (before == 'e' || before == 'E') && !template.startsWith("0x", from);
    }

    private void sign(String sign, boolean spaced) {
        at += sign.length();
        add(Kind.SIGN, sign, spaced);
    }

    private String name() {
        int from = at;
        while (at < template.length() && isWord(template.charAt(at))) {
            at++;
        }
        return template.substring(from, at);
    }

    private String quoted(char quote) throws TemplateException {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < template.length() && template.charAt(at) != '\n') {
            char c = template.charAt(at++);
            if (c == quote) {
                return text.toString();
            }
            if (c == '\\') {
                escape(text);
            } else {
                text.append(c);
            }
        }
        throw bad("a string is not closed");
    }

    private void escape(StringBuilder text) throws TemplateException {
        char c = at < template.length() ? template.charAt(at++) : ' ';
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000b');
            case '\\', '"', '\'' -> text.append(c);
            case 'x' -> text.appendCodePoint(hex(2));
            case 'u' -> text.appendCodePoint(hex(4));
            case 'U' -> text.appendCodePoint(hex(8));
            default -> throw bad("a string has the unknown escape \\" + c);
        }
    }

    private int hex(int digits) throws TemplateException {
        try {
            int codePoint = Integer.parseInt(template.substring(at, Math.min(at + digits, template.length())), 16);
            at += digits;
            if (Character.isValidCodePoint(codePoint)) {
                return codePoint;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw bad("a string has an escape that is no character");
    }

    private boolean skipSpaces() {
        int from = at;
        while (isSpace(at)) {
            at++;
        }
        return at > from;
    }

    private boolean isSpace(int position) {
        return position < template.length() && TRIMMED.indexOf(template.charAt(position)) >= 0;
    }

    private boolean isDigit(int position) {
        return position < template.length() && template.charAt(position) >= '0' && template.charAt(position) <= '9';
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private void add(Kind kind, String text, boolean spaced) {
        if (kind != Kind.TEXT || !text.isEmpty()) {
            tokens.add(new Token(kind, text, spaced));
        }
    }

    private TemplateException bad(String what) {
        return new TemplateException("template \"" + template + "\": " + what);
    }
}
