/** The REST interface, by feature: thin controllers that read strictly, ask the stores and answer in records. */
@NullMarked
package dev.vmautoscaling.server.web;

import org.jspecify.annotations.NullMarked;
