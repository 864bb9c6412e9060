/**
 * YAML that people also edit; shared by the adapters that configure other programs. {@link YamlText} finds positions with a
 * parser and changes the text there, so that no other byte moves; {@link YamlWriter} writes what is ours; {@link YamlMask} shows
 * a text without its secrets.
 */
@NullMarked
package dev.vmautoscaling.adapters.yaml;

import org.jspecify.annotations.NullMarked;
