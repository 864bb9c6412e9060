package dev.vmautoscaling.adapters.jenkins;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where things are below the root of Jenkins, encoded. */
final class Paths {
    private Paths() {}

    /** Ends with a slash, or is empty for the root. */
    static String of(List<String> folders) {
        StringBuilder path = new StringBuilder();
        folders.forEach(folder -> path.append("job/").append(segment(folder)).append('/'));
        return path.toString();
    }

    static String of(JobOrder.Place place) {
        return of(place.folders()) + "job/" + segment(place.name()) + "/";
    }

    /** @param fullName such as {@code scaling/autoscale-shop} */
    static String ofFullName(String fullName) {
        return of(List.of(fullName.split("/", -1)));
    }

    /** A blank is no plus sign in a path. */
    static String segment(String name) {
        return query(name).replace("+", "%20");
    }

    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
