package dev.vmautoscaling.domain.vm;

/**
 * Written into a template of ours, so that nothing else is ever deleted as one. Its clones inherit it, and so tell which
 * template they came from.
 *
 * @param installation this control plane's identity
 * @param template our own identity for the template
 */
public record TemplateMark(String installation, String template) {}
