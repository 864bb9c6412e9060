package dev.vmautoscaling.lab.jenkins.pipeline;

import java.nio.file.Path;

/** A machine that runs commands for builds. */
public interface Agent {

    String name();

    /** The labels it carries. */
    String labels();

    /** The workspace of the build's job on it, kept from build to build. */
    Path workspace();

    /** Whether the connection to it broke; commands that ran on it end without a result. */
    boolean isLost();

    /** Whether there is a connection to it now, maybe another one. */
    boolean isOnline();
}
