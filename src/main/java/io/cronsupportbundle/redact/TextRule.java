package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.TokenClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule for text: finds secrets in one line. A rule is a bean in package `kinds`; nothing else has to be told of it.
///
/// A line is looked at only where one of the rule's triggers stands, so a trigger must be part of everything the rule can find, and the
/// rarer it is the less the rule costs. A rule must take time linear in the line for every line.
public interface TextRule {

    /// The name in reports: lower case, with hyphens.
    String name();

    /// Of which class the values are. A rule for anything but secrets works only when somebody asks for tokens of that class.
    default TokenClass tokenClass() {
        return TokenClass.SECRETS;
    }

    /// What tokens call the values: one word in capitals.
    default String tokenType() {
        return "SECRET";
    }

    /// ASCII literals in lower case, at least two characters each, compared without regard to case.
    List<String> triggers();

    /// Marks what is secret around one occurrence of a trigger.
    ///
    /// @param line the line, without its line feed
    /// @param at where the trigger begins
    /// @param end where it ends
    /// @param found takes the ranges to mask
    void find(Line line, int at, int end, Found found);

    /// The rest of what was found, when it goes on in the next lines; else null. Asked for every trigger, after [#find].
    default @Nullable Continuation opens(Line line, int at, int end) {
        return null;
    }

    /// Something that began in a line above.
    interface Continuation {

        /// Masks its part of a line.
        ///
        /// @return whether the next line is part of it as well
        boolean goesOn(Line line, Found found);

        /// Whether it also goes on from line to line of a document of which every text has been judged by itself.
        default boolean inDocuments() {
            return false;
        }
    }

    /// Takes ranges of a line that are to be masked; they may overlap and come in any order.
    interface Found {
        void mask(int from, int to);
    }
}
