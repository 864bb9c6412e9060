package dev.vmautoscaling.server.config;

import dev.vmautoscaling.server.persistence.Edit;
import java.util.OptionalLong;

/**
 * How a config is to be changed.
 *
 * @param expected the revision that the change was made of; empty: whatever it is now
 * @param confirmed whether it is known and wanted all the same that members go, or that checks before enabling fail
 */
public record Change(Edit by, OptionalLong expected, boolean confirmed) {}
