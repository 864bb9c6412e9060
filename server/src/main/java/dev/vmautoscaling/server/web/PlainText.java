package dev.vmautoscaling.server.web;

/** An answer, a flat record, that is also written as lines {@code name=value} for whoever asks for {@code text/plain}. */
interface PlainText {}
