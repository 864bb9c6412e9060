package dev.vmautoscaling.domain.template;

import java.util.List;
import java.util.Optional;

/** The recorded templates. */
public interface Templates {
    Optional<Template> find(String id);

    /** By name. */
    List<Template> all();
}
