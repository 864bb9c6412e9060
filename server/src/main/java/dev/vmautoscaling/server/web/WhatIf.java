package dev.vmautoscaling.server.web;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that would have led to another decision.
 *
 * @param subject a metric, a field of the config, a connection
 * @param value what it was then
 * @param limit what it would have had to pass
 * @param at the time that would have had to come
 * @param words all of it in a sentence
 */
record WhatIf(
        Kind kind,
        Optional<String> subject,
        Optional<Double> value,
        Optional<Double> limit,
        Optional<Instant> at,
        String words) {
    /** What would have had to be different. */
    enum Kind {
        VALUE_ABOVE,
        VALUE_BELOW,
        LATER,
        SETTING,
        SYSTEM_ANSWERS,
        SWITCHED_OFF,
        RESUMED,
        EVENT_ENDED,
        EVERYBODY_MEASURED,
        /** Other members of the pool take traffic, or a created one may go. */
        OTHER_MEMBERS,
        LAUNCHES_SUCCEED
    }

    static WhatIf of(Kind kind, String words) {
        return new WhatIf(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), words);
    }

    static WhatIf of(Kind kind, String subject, String words) {
        return new WhatIf(kind, Optional.of(subject), Optional.empty(), Optional.empty(), Optional.empty(), words);
    }

    static WhatIf later(Instant at) {
        return new WhatIf(
                Kind.LATER, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(at), "after " + at);
    }

    static WhatIf value(Kind kind, String metric, Optional<Double> was, double limit) {
        String words = metric
                + (kind == Kind.VALUE_ABOVE ? " above " : " below ")
                + limit
                + was.map(value -> ", it was " + value).orElse(", it was not known");
        return new WhatIf(kind, Optional.of(metric), was, Optional.of(limit), Optional.empty(), words);
    }
}
