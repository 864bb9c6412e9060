package dev.vmautoscaling.adapters.prometheus;

import java.util.Map;

/**
 * One element of an instant vector.
 *
 * @param labels with {@code __name__} where the series has a name
 * @param value may be NaN or infinite
 */
record Row(Map<String, String> labels, double value) {
    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    boolean isFinite() {
        return Double.isFinite(value);
    }
}
