package dev.vmautoscaling.lab.site;

/** The names of the lab's service in all systems. */
public final class Shop {

    public static final String SERVICE = "shop";
    public static final String TEMPLATE = "shop-template";
    public static final String PARTITION = "Common";
    public static final String POOL = "shop-pool";

    /** Where the application of each guest listens. */
    public static final int APP_PORT = 8080;

    /** Where the exporter of each guest listens. */
    public static final int METRICS_PORT = 9100;

    private Shop() {}
}
