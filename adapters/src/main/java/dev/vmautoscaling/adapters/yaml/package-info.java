/** YAML that people also edit; shared by the adapters that configure other programs. {@link YamlWriter} writes what is ours. */
@NullMarked
package dev.vmautoscaling.adapters.yaml;

import org.jspecify.annotations.NullMarked;
