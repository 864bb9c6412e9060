/** Files and commands of other machines, over SSH and SFTP. */
@NullMarked
package dev.vmautoscaling.adapters.ssh;

import org.jspecify.annotations.NullMarked;
