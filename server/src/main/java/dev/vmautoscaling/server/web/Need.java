package dev.vmautoscaling.server.web;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a person should look at.
 *
 * @param severity whether scaling does not work because of it, or may not work soon
 * @param service empty when it concerns several, or none
 * @param subject what it is about: a workflow, a connection, a part of the integrations, a template
 * @param event the scaling event, of a workflow that belongs to one
 * @param words what is the matter
 * @param since when it began, where that is known
 */
record Need(
        Kind kind,
        Severity severity,
        Optional<String> service,
        Optional<String> subject,
        Optional<String> event,
        String words,
        Optional<Instant> since) {
    /** What it is. */
    enum Kind {
        STUCK_WORKFLOW(Severity.CRITICAL),
        LAUNCH_BREAKER_OPEN(Severity.CRITICAL),
        /** An outside system does not answer, so nothing is decided or done with it. */
        SYSTEM_UNREADABLE(Severity.CRITICAL),
        /** An enabled service about which nothing was decided for a while. */
        NOT_EVALUATED(Severity.CRITICAL),
        KILL_SWITCH_ON(Severity.WARNING),
        /** More members are needed than max allows. */
        AT_MAX_SIZE(Severity.WARNING),
        MAX_UNREACHABLE(Severity.WARNING),
        DRIFT(Severity.WARNING),
        TEMPLATE_FAILED(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }
    }

    /** The worst first. */
    enum Severity {
        CRITICAL,
        WARNING
    }

    static Need of(Kind kind, Optional<String> service, String subject, String words, Optional<Instant> since) {
        return new Need(
                kind,
                kind.severity,
                service,
                Optional.of(subject).filter(text -> !text.isEmpty()),
                Optional.empty(),
                words,
                since);
    }

    Need inEvent(String id) {
        return new Need(kind, severity, service, subject, Optional.of(id), words, since);
    }
}
