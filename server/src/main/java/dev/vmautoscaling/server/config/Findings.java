package dev.vmautoscaling.server.config;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong with a document, and what is only doubtful. */
public final class Findings {
    private final List<FieldError> errors = new ArrayList<>();
    private final List<FieldError> warnings = new ArrayList<>();

    void error(FieldError error) {
        errors.add(error);
    }

    void warning(FieldError warning) {
        warnings.add(warning);
    }

    /** For the rules of the part of the document at {@code path}. */
    public Checks at(String path) {
        return new Checks(path, this);
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public List<FieldError> warnings() {
        return List.copyOf(warnings);
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }
}
