package dev.vmautoscaling.server.config;

import java.util.List;

/** A config that is not as it must be. Nothing was written. */
public final class FieldsRefused extends RuntimeException {
    private final transient List<FieldError> errors;

    FieldsRefused(List<FieldError> errors) {
        super("fields that are not as they must be: " + errors.size());
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
