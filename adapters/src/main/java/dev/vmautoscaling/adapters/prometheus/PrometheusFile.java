package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.yaml.ListOfOurs;
import dev.vmautoscaling.adapters.yaml.YamlText;
import java.util.List;
import java.util.Optional;

/**
 * The user's {@code prometheus.yml} with and without what we need in it. Pure functions of the file's text; they do nothing twice,
 * leave every other byte alone, and taking out what was put in gives the file as it was.
 *
 * <p>Each throws {@link dev.vmautoscaling.adapters.yaml.YamlRefused} for a file that cannot be edited without doubt.
 */
public final class PrometheusFile {
    private static final ListOfOurs JOBS = new ListOfOurs(
            List.of("scrape_configs"),
            Optional.of("job_name"),
            name -> Optional.of(name).filter(PrometheusFile::isOurs));

    private PrometheusFile() {}

    private static boolean isOurs(String job) {
        return job.equals(ScrapeJob.ALL) || job.startsWith(ScrapeJob.ALL + "-");
    }

    /** One entry alone, which is ours because we look for it. */
    private static ListOfOurs ruleFiles(String glob) {
        return new ListOfOurs(
                List.of("rule_files"),
                Optional.empty(),
                entry -> Optional.of(entry).filter(glob::equals));
    }

    /** With this job, in place of one of the same name. */
    public static String with(String text, ScrapeJob job) {
        return YamlText.of(text).with(JOBS, job.yaml()).text();
    }

    /** Whether the job is there, and says what it should. */
    public static boolean holds(String text, ScrapeJob job) {
        return YamlText.of(text).holds(JOBS, job.yaml());
    }

    /** The names of our jobs that are there. */
    public static List<String> jobs(String text) {
        return YamlText.of(text).ours(JOBS);
    }

    /** @param name of a job of ours */
    public static String without(String text, String name) {
        return YamlText.of(text).without(JOBS, name).text();
    }

    /** @param glob the files of our rules, as Prometheus sees them, such as {@code rules/autoscaler/*.yml} */
    public static String withRules(String text, String glob) {
        return YamlText.of(text).with(ruleFiles(glob), glob).text();
    }

    /** Whether exactly this entry is there. */
    public static boolean holdsRules(String text, String glob) {
        return YamlText.of(text).ours(ruleFiles(glob)).contains(glob);
    }

    public static String withoutRules(String text, String glob) {
        return YamlText.of(text).without(ruleFiles(glob), glob).text();
    }
}
