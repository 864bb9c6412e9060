package dev.vmautoscaling.domain.integration;

/**
 * What we put into other systems, in the order in which it is published: whoever is told of an alert must be there before the
 * rule that raises it. It is withdrawn in the opposite order.
 */
public enum Part {
    /** In Jenkins: the job whose builds drive the service's events, when its engine is Jenkins. */
    JENKINS_JOB,
    /** In Alertmanager: where alerts are sent, which is us. One for all services. */
    RECEIVER,
    /** In Alertmanager: which alerts are sent there. One for all services. */
    ROUTE,
    /** In Alertmanager: what starts the service's job. */
    JENKINS_RECEIVER,
    /** In Alertmanager: that the service's alerts are sent there, before they come to us. */
    JENKINS_ROUTE,
    /** In Prometheus: that created members are found. One for all services. */
    SCRAPE_JOB,
    /** In Prometheus: the service's recording rules and alerts. */
    RULES
}
