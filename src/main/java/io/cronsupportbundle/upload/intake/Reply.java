package io.cronsupportbundle.upload.intake;

import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.Unreachable;

/// What a bucket lets a stranger do.
public sealed interface Reply {

    /// It did what it was asked.
    ///
    /// @param status of HTTP
    record Accepted(int status) implements Reply {
        @Override
        public String toString() {
            return status + " and the store did it";
        }
    }

    /// It said no.
    record Denied(Refused answer) implements Reply {

        /// Whether it said so because of who asks, and not because something is missing or broken.
        boolean forPermission() {
            return answer.status() == 401 || answer.status() == 403 || answer.status() == 405;
        }

        /// Whether it said that the key is taken: by `If-None-Match`, or by a retention that holds for everybody.
        boolean forTheKey() {
            return answer.status() == 412 || answer.status() == 409;
        }

        /// A header is beyond the store.
        boolean notImplemented() {
            return answer.status() == 501 || answer.code().equals("NotImplemented");
        }

        @Override
        public String toString() {
            return answer.status() + " " + answer.code();
        }
    }

    /// There was no answer.
    record Silence(Unreachable cause) implements Reply {
        @Override
        public String toString() {
            return cause.cause();
        }
    }
}
