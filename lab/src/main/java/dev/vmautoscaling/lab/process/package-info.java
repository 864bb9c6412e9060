/** Child processes, ports and files of the lab, which leave nothing behind even when the lab itself is killed. */
@NullMarked
package dev.vmautoscaling.lab.process;

import org.jspecify.annotations.NullMarked;
