package dev.vmautoscaling.domain.job;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One build, by where it is below the root of its Jenkins. Who reaches Jenkins by another name, or through a proxy, means the
 * same build.
 *
 * @param job path of its job, encoded: {@code job/scaling/job/autoscale-shop/}
 * @param number from 1
 */
public record BuildId(String job, int number) {
    private static final Pattern JOB = Pattern.compile("(?:job/[^/?#\\s]+/)+");
    private static final Pattern URL =
            Pattern.compile("https?://[^/?#\\s]+/(?:[^?#\\s]*?/)??(" + JOB + ")(\\d{1,9})/?");

    /** @throws IllegalArgumentException when no build can be there */
    public BuildId {
        if (number < 1 || !JOB.matcher(job).matches() || leadsElsewhere(job)) {
            throw new IllegalArgumentException("\"" + job + number + "\" is no build");
        }
    }

    /** Written by somebody else, it must not lead out of the jobs. */
    private static boolean leadsElsewhere(String job) {
        for (String segment : job.split("/", -1)) {
            String name = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (name.equals(".") || name.equals("..") || name.contains("/") || name.contains("\\")) {
                return true;
            }
        }
        return false;
    }

    /**
     * The build that has this address.
     *
     * @param url such as {@code https://jenkins.example.com/job/scaling/job/autoscale-shop/12/}
     * @throws IllegalArgumentException when it is not like that
     */
    public static BuildId of(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + url + "\" is not like https://jenkins.example.com/job/shop/12/");
        }
        return new BuildId(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /** Below the root of Jenkins: {@code job/scaling/job/autoscale-shop/12/}. */
    public String path() {
        return job + number + "/";
    }
}
