package dev.vmautoscaling.adapters.prometheus;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A scrape job as Prometheus has loaded it: it writes its whole configuration anew, each job beginning with its name. */
record LoadedJob(String name, Optional<String> text) {
    private static final Pattern TARGET = Pattern.compile("(?m)^    - ['\"]?([^'\"\\n]+)['\"]?$");

    static LoadedJob in(String configuration, String name) {
        Matcher job = Pattern.compile("(?ms)^- job_name: \"?" + Pattern.quote(name) + "\"?$.*?(?=^\\S|\\z)")
                .matcher(configuration);
        return new LoadedJob(name, job.find() ? Optional.of(job.group()) : Optional.empty());
    }

    boolean isThere() {
        return text.isPresent();
    }

    /** What of the job is not loaded as it should be; empty when everything is. */
    Optional<String> missing(ScrapeJob job) {
        if (text.isEmpty()) {
            return Optional.of("no job " + name + " is loaded");
        }
        String interval = "scrape_interval: " + Expressions.duration(job.scrapeInterval());
        boolean isSame = text.get().contains(interval)
                && switch (job.targets()) {
                    case ScrapeJob.Targets.Asked asked ->
                        text.get().contains(asked.url().toString());
                    case ScrapeJob.Targets.Read read -> text.get().contains(read.path());
                    case ScrapeJob.Targets.Written written ->
                        addresses()
                                .equals(written.members().stream()
                                        .map(TargetFile.Target::address)
                                        .collect(Collectors.toSet()));
                };
        return isSame ? Optional.empty() : Optional.of("an older job " + name + " is loaded");
    }

    /** The targets that stand in the job itself. */
    private Set<String> addresses() {
        return TARGET.matcher(text.orElse(""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
