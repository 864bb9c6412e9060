/**
 * Changes to the files of a server such as Prometheus, safely: read, edited, checked by the server's own tool, the previous
 * version kept, activated, reloaded and read back; or all of it taken back. Shared by the adapters that configure other
 * programs.
 */
@NullMarked
package dev.vmautoscaling.adapters.delivery;

import org.jspecify.annotations.NullMarked;
