package dev.vmautoscaling.server.config;

/** A part of a document that knows its own rules. Asked once, as soon as all its fields could be read. */
public interface Checked {
    /** Tells every broken rule to {@code checks}, which knows where in the document this part stands. */
    void check(Checks checks);
}
