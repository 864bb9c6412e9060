package dev.vmautoscaling.server.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The version that a change was made from, as its {@code ETag} told it: so nobody overwrites what he has not seen. */
final class IfMatch {
    private IfMatch() {}

    /** @throws Refused when the header is missing or no version */
    static long version(@Nullable String header) {
        if (header == null) {
            throw Refused.because(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-missing",
                    "send the header If-Match with the ETag of what you have read");
        }
        String version = header.strip().replaceAll("^(W/)?\"(.*)\"$", "$2");
        if (!version.matches("[0-9]{1,18}")) {
            throw moved();
        }
        return Long.parseLong(version);
    }

    /** Whether {@code If-None-Match} says that nothing may be there yet. */
    static boolean isForNewOnly(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null && ifNoneMatch.strip().equals("*");
    }

    static Refused moved() {
        return Refused.because(
                HttpStatus.PRECONDITION_FAILED,
                "changed-meanwhile",
                "somebody else has changed it since: read it again, and change that");
    }
}
