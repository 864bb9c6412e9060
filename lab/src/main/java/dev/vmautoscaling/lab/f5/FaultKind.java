package dev.vmautoscaling.lab.f5;

/** What can be made to go wrong (facts 4 and 7). */
public enum FaultKind {
    /** 503, HTML: "Configuration Utility restarting..."; the call has no effect. */
    RESTARTING,
    /** 503, JSON: "There is an active asynchronous task executing."; the call has no effect. */
    ASYNC_TASK,
    /** 500, "The connection to mcpd has been lost, try again."; the call has no effect. */
    MCPD_LOST,
    /** 404, "Public URI path not registered"; the call has no effect. */
    NOT_REGISTERED,
    /** 404, "URI path … not registered. Please verify URI is supported"; the call has no effect. */
    NOT_AVAILABLE,
    /** No answer for the duration, then that of {@link #RESTARTING}; the call has no effect. */
    HANG,
    /** The connection is reset before the call has an effect. */
    DROP_BEFORE,
    /** The call has its effect, and the connection is reset instead of an answer. */
    DROP_AFTER,
    /** Every token has expired by now; the call itself is answered accordingly. */
    TOKENS_EXPIRED,
    /** Every token is forgotten, as by a restart. */
    TOKENS_FORGOTTEN
}
