package dev.vmautoscaling.server.config;

/** An edit that does not fit what is there now. Nothing was written. */
public final class EditRefused extends RuntimeException {
    private final String code;

    /**
     * @param code stable, for programs; kebab-case
     * @param detail what stands against it and what to do
     */
    public EditRefused(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
