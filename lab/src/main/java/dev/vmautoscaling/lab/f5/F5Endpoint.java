package dev.vmautoscaling.lab.f5;

/**
 * What a caller of the lab is told of a simulated BIG-IP; its components are the keys of that JSON.
 *
 * @param sha256 fingerprint of the certificate
 * @param pool its name, without the partition
 * @param virtualPort where the virtual server of the pool really listens
 */
public record F5Endpoint(
        String url,
        String username,
        String password,
        String sha256,
        String partition,
        String pool,
        String virtualAddress,
        int virtualPort) {}
