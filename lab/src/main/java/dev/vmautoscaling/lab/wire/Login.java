package dev.vmautoscaling.lab.wire;

import java.net.URI;

/**
 * How to reach a system and log in to it.
 *
 * @param sha256 fingerprint of its certificate, hex pairs with or without colons
 */
public record Login(URI url, String username, String password, String sha256) {}
