package dev.vmautoscaling.adapters.vsphere;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** vCenter keeps three characters of names escaped: {@code % / \}. */
final class Names {
    private Names() {}

    static String encoded(String name) {
        return name.replace("%", "%25").replace("/", "%2f").replace("\\", "%5c");
    }

    static String decoded(String name) {
        return name.replaceAll("%2[fF]", "/").replaceAll("%5[cC]", "\\\\").replace("%25", "%");
    }

    /** A path keeps its slashes. */
    static String encodedPath(String path) {
        return Stream.of(path.split("/", -1)).map(Names::encoded).collect(Collectors.joining("/"));
    }
}
