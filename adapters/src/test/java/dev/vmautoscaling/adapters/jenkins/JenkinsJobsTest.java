package dev.vmautoscaling.adapters.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.job.Build;
import dev.vmautoscaling.domain.job.BuildId;
import dev.vmautoscaling.domain.job.Jobs;
import dev.vmautoscaling.domain.job.JobsContract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JenkinsJobsTest extends JobsContract {
    private static final String STAGE = "get-available-ip";

    private final WireJenkins web = new WireJenkins();
    private final JenkinsServer jenkins = Orders.open(web);

    @AfterEach
    void close() {
        jenkins.close();
        web.close();
    }

    @Override
    protected Jobs jobs() {
        return jenkins.jobs();
    }

    private WireJenkins.Item item(GroupConfig config) {
        return web.item(name(config)).orElseThrow();
    }

    private static String name(GroupConfig config) {
        return Orders.of(config).place().fullName();
    }

    @Override
    protected void makeJob(GroupConfig config) {
        web.put(name(config), JobXml.of(Orders.of(config)).document());
    }

    @Override
    protected void disableJob(GroupConfig config) {
        item(config).xml = item(config).xml.replace("<disabled>false<", "<disabled>true<");
    }

    @Override
    protected int triggers(GroupConfig config) {
        return web.item(name(config)).map(item -> item.triggers).orElse(0);
    }

    @Override
    protected BuildId begin(GroupConfig config) {
        WireJenkins.Run run = new WireJenkins.Run();
        item(config).runs.add(run);
        run.stages.put(STAGE, "IN_PROGRESS");
        write(run, "주소 예약\r\n");
        return new BuildId(
                "job/VM-Autoscaling/job/autoscale-" + config.service() + "/",
                item(config).runs.size());
    }

    private static void write(WireJenkins.Run run, String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        int before = run.log.length;
        run.log = Arrays.copyOf(run.log, before + more.length);
        System.arraycopy(more, 0, run.log, before, more.length);
    }

    @Override
    protected void end(BuildId build, Build.Result result) {
        WireJenkins.Run run = item(SHOP).runs.get(build.number() - 1);
        run.stages.put(STAGE, result == Build.Result.FAILURE ? "FAILED" : "SUCCESS");
        write(run, "done\r\n");
        run.result = result.name();
    }

    @Test
    void a_build_is_asked_for_where_the_connection_leads_whatever_name_its_address_has() {
        makeJob(SHOP);
        begin(SHOP);

        BuildId id = BuildId.of("https://ci.example.com/job/VM-Autoscaling/job/autoscale-shop/1/");

        assertThat(jobs().build(id)).isPresent();
    }
}
