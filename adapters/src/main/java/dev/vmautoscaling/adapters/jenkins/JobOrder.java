package dev.vmautoscaling.adapters.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the job of a service should be.
 *
 * @param place where it is
 * @param owner whose it is
 * @param script what its builds do
 * @param agentLabel which agents may run them; empty for any
 * @param parameters of each build, with what they are when nobody says otherwise
 * @param token by which Generic Webhook Trigger knows the job, and starts it for whoever shows it
 */
public record JobOrder(
        Place place, Owner owner, Script script, String agentLabel, List<Parameter> parameters, String token) {
    public JobOrder {
        parameters = List.copyOf(parameters);
    }

    /**
     * Where a job is.
     *
     * @param folders from the root down; may be none
     */
    public record Place(List<String> folders, String name) {
        /** What Jenkins takes in no name. */
        private static final String FORBIDDEN = ".*[?*/\\\\%!@#$^&|<>\\[\\]:;\\p{Cntrl}].*";

        /** @throws IllegalArgumentException when Jenkins takes no such name */
        public Place {
            folders = List.copyOf(folders);
            folders.forEach(Place::check);
            check(name);
        }

        private static void check(String name) {
            if (!isName(name)) {
                throw new IllegalArgumentException("\"" + name + "\" can be no name in Jenkins");
            }
        }

        /** Whether Jenkins takes it as the name of a folder or a job. */
        public static boolean isName(String text) {
            return !text.isBlank() && text.equals(text.strip()) && !text.endsWith(".") && !text.matches(FORBIDDEN);
        }

        /** As Jenkins shows it: {@code scaling/autoscale-shop}. */
        public String fullName() {
            List<String> all = new ArrayList<>(folders);
            all.add(name);
            return String.join("/", all);
        }
    }

    /** By what a job is recognised as ours. */
    public record Owner(String installation, String service) {
        /** Stands in the job's description. */
        String mark() {
            return "VM Autoscaling, installation " + installation + ", service " + service + ".";
        }
    }

    /** Where the text of the pipeline comes from. */
    public sealed interface Script {
        /** It stands in the job. */
        record Inline(String text) implements Script {}

        /**
         * It is read from a repository for each build.
         *
         * @param branch {@code main}, or a pattern as Jenkins takes it
         * @param path of the Jenkinsfile in the repository
         * @param credentials their id in Jenkins
         */
        record Git(String url, String branch, String path, Optional<String> credentials) implements Script {}
    }

    /** A text that a build is given. */
    public record Parameter(String name, String description, String preset) {}

    /** Without the token. */
    @Override
    public String toString() {
        return "JobOrder[" + place.fullName() + ", " + owner + "]";
    }
}
