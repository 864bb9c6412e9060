package dev.vmautoscaling.server.config;

/** How operators may name services, pools and connections. */
public final class Names {
    public static final String PATTERN = "[a-z][a-z0-9-]{0,39}";
    public static final String ALLOWED = "1 to 40 of a-z, 0-9 and -, beginning with a letter";

    private Names() {}
}
