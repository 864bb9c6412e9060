package dev.vmautoscaling.lab.jenkins;

import org.jspecify.annotations.Nullable;

/** A job or a folder. */
sealed interface Item permits Job, Folder {

    String name();

    /** Null for the root. */
    @Nullable
    Folder parent();

    /** {@code folder/job}; empty for the root. */
    default String fullName() {
        Folder parent = parent();
        String before = parent == null ? "" : parent.fullName();
        return before.isEmpty() ? name() : before + "/" + name();
    }

    /** {@code /job/folder/job/job/}; {@code /} for the root. */
    default String path() {
        Folder parent = parent();
        return parent == null ? "/" : parent.path() + "job/" + Names.encoded(name()) + "/";
    }

    /** config.xml as it lies on the disk. */
    String xml();

    /** The class that the root element of its config.xml stands for. */
    String type();
}
