package io.cronsupportbundle.analyze.template;

/// A word of a template.
///
/// @param text what it says: decoded for strings, without the dot for fields
/// @param spaced whether white space stands before it, which tells `.a.b` from `.a .b`
record Token(Kind kind, String text, boolean spaced) {
    enum Kind {
        /// Text outside of actions.
        TEXT,
        /// `{{`
        OPEN,
        /// `}}`
        CLOSE,
        WORD,
        /// `.Name`
        FIELD,
        /// `.`
        DOT,
        /// `$name`
        VARIABLE,
        STRING,
        NUMBER,
        /// A character in single quotes; the text is its code point.
        CHARACTER,
        /// `|`, `(`, `)`, `,`, `=`, `:=`
        SIGN,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
