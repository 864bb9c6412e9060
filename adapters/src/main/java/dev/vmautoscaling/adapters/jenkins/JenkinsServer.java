package dev.vmautoscaling.adapters.jenkins;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.job.JobServer;
import dev.vmautoscaling.domain.job.Jobs;
import java.net.URI;
import java.util.function.Function;

/** One Jenkins. Thread-safe. */
public final class JenkinsServer implements AutoCloseable {
    private final JenkinsHttp http;
    private final Function<GroupConfig, JobOrder> orders;
    private final JobKeeper keeper;
    private final Jobs jobs;
    private final Surroundings surroundings;

    JenkinsServer(JenkinsHttp http, Function<GroupConfig, JobOrder> orders) {
        this.http = http;
        this.orders = orders;
        WebhookTrigger trigger = new WebhookTrigger(http);
        Plugins plugins = new Plugins(http);
        this.keeper = new JobKeeper(http, trigger, plugins);
        this.jobs = new JenkinsJobs(http, trigger, orders);
        this.surroundings = new Surroundings(http, trigger, plugins);
    }

    public Jobs jobs() {
        return jobs;
    }

    /** What stands in the way of a service's job. */
    public JobServer ready() {
        return config -> surroundings.readiness(orders.apply(config));
    }

    /**
     * What answers there, and what this account may do.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when no job of ours could be there, with what is missing
     */
    public String check() {
        return surroundings.check();
    }

    /** Where alerts are sent to start a job. */
    public URI webhook() {
        return URI.create(http.connection().root() + "/" + WebhookTrigger.PATH);
    }

    JobKeeper keeper() {
        return keeper;
    }

    JobOrder order(GroupConfig config) {
        return orders.apply(config);
    }

    String system() {
        return http.connection().system();
    }

    @Override
    public void close() {
        http.close();
    }
}
