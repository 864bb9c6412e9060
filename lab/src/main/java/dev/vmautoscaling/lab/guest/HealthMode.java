package dev.vmautoscaling.lab.guest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a guest answers its health path. */
public enum HealthMode {
    /** 200 at once. */
    @JsonProperty("pass")
    PASS,
    /** 503 at once: the check never passes. */
    @JsonProperty("fail")
    FAIL,
    /** 200, but only after thirty seconds: longer than any sensible check waits. */
    @JsonProperty("slow")
    SLOW,
    /** The application does not listen: connections are refused, the metrics still answer. */
    @JsonProperty("refuse")
    REFUSE
}
