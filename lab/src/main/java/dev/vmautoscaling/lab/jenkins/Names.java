package dev.vmautoscaling.lab.jenkins;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What an item may be called (facts 2.1, "Names"); the texts other than that of a job that exists are [M]. */
final class Names {

    private static final String UNSAFE = "?*/\\%!@#$^&|<>[]:;";

    private Names() {}

    /**
     * The name as it is taken, trimmed.
     *
     * @throws Refusal 400
     */
    static String checked(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            throw Pages.failure("No name is specified");
        }
        if (trimmed.equals(".") || trimmed.equals("..")) {
            throw Pages.failure("“" + trimmed + "” is not an allowed name");
        }
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (Character.isISOControl(each)) {
                throw Pages.failure("No control code is allowed: " + (int) each);
            }
            if (UNSAFE.indexOf(each) >= 0) {
                throw Pages.failure("‘" + each + "’ is an unsafe character");
            }
        }
        if (trimmed.endsWith(".")) {
            throw Pages.failure("A name cannot end with ‘.’");
        }
        return trimmed;
    }

    /** The name as a segment of a path. */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
