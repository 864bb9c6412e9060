package dev.vmautoscaling.domain.job;

/**
 * A piece of what a build has written.
 *
 * @param text with plain line ends
 * @param next where to read on: a place that only Jenkins can count, for it keeps more than it shows
 * @param goesOn whether more may come
 */
public record BuildLog(String text, long next, boolean goesOn) {}
