package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Result;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.w3c.dom.Document;

/** A pipeline job with its builds. */
final class Job implements Item {

    static final String TYPE = "org.jenkinsci.plugins.workflow.job.WorkflowJob";

    private final String name;
    private final Folder parent;
    private final TreeMap<Integer, Build> builds = new TreeMap<>();
    private String xml;
    private JobConfig config;
    private int nextBuildNumber = 1;

    Job(String name, Folder parent, String xml, JobConfig config) {
        this.name = name;
        this.parent = parent;
        this.xml = xml;
        this.config = config;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Folder parent() {
        return parent;
    }

    @Override
    public String xml() {
        return xml;
    }

    @Override
    public String type() {
        return TYPE;
    }

    JobConfig config() {
        return config;
    }

    void replace(String newXml, JobConfig newConfig) {
        xml = newXml;
        config = newConfig;
    }

    /** Saves it as Jenkins does after a change of its own. */
    void save(Document changed, Plugins plugins) {
        xml = SavedConfig.of(changed, plugins);
        config = JobConfig.of(changed);
    }

    int nextBuildNumber() {
        return nextBuildNumber;
    }

    int takeBuildNumber() {
        return nextBuildNumber++;
    }

    /** Adds a build and forgets those that the discarder does not keep. */
    void add(Build build) {
        builds.put(build.number(), build);
        config.buildsToKeep().ifPresent(number -> {
            builds.headMap(build.number() - number + 1).values().removeIf(each -> !each.isBuilding());
        });
    }

    /** By its number, or by a word for it such as {@code lastBuild}. */
    Optional<Build> build(String which) {
        return switch (which) {
            case "lastBuild" -> lastBuild();
            case "lastCompletedBuild" -> latest(any -> true);
            case "lastSuccessfulBuild" -> latest(result -> result.compareTo(Result.UNSTABLE) <= 0);
            case "lastFailedBuild" -> latest(Result.FAILURE::equals);
            default -> Optional.ofNullable(which.matches("\\d{1,9}") ? builds.get(Integer.valueOf(which)) : null);
        };
    }

    private Optional<Build> latest(Predicate<Result> ended) {
        return builds().stream()
                .filter(build -> build.result().filter(ended).isPresent())
                .findFirst();
    }

    /** The latest first. */
    List<Build> builds() {
        return List.copyOf(builds.descendingMap().values());
    }

    Optional<Build> lastBuild() {
        return builds().stream().findFirst();
    }

    Optional<Build> running() {
        return builds().stream().filter(Build::isBuilding).findFirst();
    }

    /** facts 2.1: {@code notbuilt blue red yellow aborted disabled}, and moving while a build runs. */
    String color() {
        String still = config.disabled()
                ? "disabled"
                : builds().stream()
                        .filter(build -> !build.isBuilding())
                        .findFirst()
                        .flatMap(Build::result)
                        .map(Result::color)
                        .orElse("notbuilt");
        return running().isPresent() ? still + "_anime" : still;
    }
}
