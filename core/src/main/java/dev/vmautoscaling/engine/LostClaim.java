package dev.vmautoscaling.engine;

/** Another worker has claimed the workflow since; this one must stop without writing. */
public final class LostClaim extends RuntimeException {
    public LostClaim(String workflow) {
        super("another worker has claimed workflow " + workflow);
    }
}
