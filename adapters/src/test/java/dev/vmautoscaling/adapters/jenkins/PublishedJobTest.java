package dev.vmautoscaling.adapters.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.scaling.Configs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedJobTest {
    private static final GroupConfig SHOP = Orders.shop();
    private static final GroupConfig EMBEDDED = Configs.with(SHOP, "engine", GroupConfig.Engine.EMBEDDED);
    private static final String NAME = "VM-Autoscaling/autoscale-shop";

    private final WireJenkins web = new WireJenkins();
    private final JenkinsServer jenkins = Orders.open(web);
    private final PublishedJob part =
            new PublishedJob(config -> config.jenkins().map(job -> jenkins));

    @AfterEach
    void close() {
        jenkins.close();
        web.close();
    }

    private WireJenkins.Item item() {
        return web.item(NAME).orElseThrow();
    }

    @Test
    void a_job_is_made_in_its_folder_and_its_trigger_tried_without_starting_it() {
        assertThat(part.actual(SHOP)).isInstanceOf(Actual.Absent.class);

        part.publish(SHOP);

        assertThat(web.item("VM-Autoscaling").orElseThrow().isFolder()).isTrue();
        assertThat(Xml.parse(item().xml).textAt("definition", "script")).isEqualTo(Orders.PIPELINE);
        assertThat(item().triggers).isZero();
        assertThat(part.actual(SHOP)).isInstanceOf(Actual.Live.class);
    }

    @Test
    void what_is_there_is_not_written_again() {
        part.publish(SHOP);
        web.requests.clear();

        part.publish(SHOP);

        assertThat(web.requests)
                .filteredOn(request -> request.startsWith("POST"))
                .containsOnly("POST " + WebhookTrigger.PATH);
    }

    @Test
    void a_change_is_found_and_put_right_and_what_people_added_stays() {
        part.publish(SHOP);
        String theirs = "<hudson.security.AuthorizationMatrixProperty><permission>a:b</permission>"
                + "</hudson.security.AuthorizationMatrixProperty></properties>";
        item().xml = item().xml.replace("<quietPeriod>0<", "<quietPeriod>5<").replace("</properties>", theirs);

        assertThat(part.actual(SHOP)).isInstanceOf(Actual.Different.class);
        assertThat(part.actual(SHOP).words()).contains("quietPeriod").doesNotContain("token-of-shop");
        Integration.Planned planned = part.planned(SHOP).getFirst();
        assertThat(planned.before()).contains("<quietPeriod>5<");
        assertThat(planned.after()).contains("<quietPeriod>0<").contains("<permission>a:b<");

        part.publish(SHOP);

        assertThat(item().xml).contains("<quietPeriod>0<").contains("<permission>a:b<");
        assertThat(part.actual(SHOP)).isInstanceOf(Actual.Live.class);
    }

    @Test
    void a_disabled_job_is_a_difference() {
        part.publish(SHOP);
        item().xml = item().xml.replace("<disabled>false<", "<disabled>true<");

        assertThat(part.actual(SHOP).words()).contains("disabled");
        part.publish(SHOP);
        assertThat(item().isDisabled()).isFalse();
    }

    @Test
    void a_job_of_others_is_never_touched() {
        String theirs = JobXml.of(Orders.of(SHOP)).document().replace("installation i-1", "installation i-2");
        web.put("VM-Autoscaling", JobXml.folder().document());
        web.put(NAME, theirs);

        assertThat(part.actual(SHOP).words()).contains("not ours");
        assertThatThrownBy(() -> part.publish(SHOP))
                .isInstanceOfSatisfying(
                        OutsideFault.class, fault -> assertThat(fault.hint()).contains("another folder"));
        part.withdraw(SHOP);

        assertThat(item().xml).isEqualTo(theirs);
    }

    @Test
    void a_name_that_differs_in_case_only_is_told() {
        web.put("vm-autoscaling", JobXml.folder().document());

        assertThatThrownBy(() -> part.publish(SHOP)).hasMessageContaining("\"vm-autoscaling\" is there");
        assertThat(web.item(NAME)).isEmpty();
    }

    @Test
    void a_withdrawn_job_is_gone_and_its_folder_stays() {
        part.publish(SHOP);

        part.withdraw(SHOP);
        part.withdraw(SHOP);

        assertThat(web.item(NAME)).isEmpty();
        assertThat(web.item("VM-Autoscaling")).isPresent();
    }

    @Test
    void a_job_stays_until_its_build_has_ended_for_the_build_would_end_with_it() {
        part.publish(SHOP);
        WireJenkins.Run run = new WireJenkins.Run();
        item().runs.add(run);

        assertThatThrownBy(() -> part.withdraw(SHOP))
                .isInstanceOfSatisfying(
                        OutsideFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT))
                .hasMessageContaining("build #1 of job VM-Autoscaling/autoscale-shop still runs");
        run.result = "SUCCESS";
        part.withdraw(SHOP);

        assertThat(web.item(NAME)).isEmpty();
    }

    @Test
    void a_job_that_has_moved_leaves_none_behind_that_knows_its_token() {
        String old = "autoscale-shop";
        web.put(old, JobXml.of(Orders.in(List.of(), "shop")).document());
        part.publish(SHOP);

        assertThat(web.item(old)).isEmpty();
        assertThat(part.actual(SHOP)).isInstanceOf(Actual.Live.class);
    }

    @Test
    void a_foreign_job_with_the_same_token_is_named() {
        part.publish(SHOP);
        web.put("theirs", item().xml.replace("installation i-1", "installation i-2"));

        assertThat(part.actual(SHOP).words()).contains("starts also theirs");
        assertThatThrownBy(() -> part.publish(SHOP)).hasMessageContaining("theirs");
        assertThat(web.item("theirs")).isPresent();
    }

    @Test
    void a_plugin_that_is_missing_is_named_though_jenkins_took_the_job() {
        web.plugins.remove(WireJenkins.GWT);

        assertThatThrownBy(() -> part.publish(SHOP))
                .hasMessageContaining("without")
                .hasMessageContaining("plugin generic-webhook-trigger 2.2.2 or newer is not installed");
        assertThat(web.item(NAME)).as("what cannot be started is taken back").isEmpty();
    }

    @Test
    void folders_need_their_plugin() {
        web.plugins.remove("cloudbees-folder");

        assertThatThrownBy(() -> part.publish(SHOP)).hasMessageContaining("plugin cloudbees-folder is not installed");
    }

    @Test
    void a_jenkins_that_starts_is_waited_for() {
        web.starting = 3;

        part.publish(SHOP);

        assertThat(part.actual(SHOP)).isInstanceOf(Actual.Live.class);
    }

    @Test
    void a_service_without_jenkins_needs_nothing_and_nobody_is_asked() {
        assertThat(part.actual(Configs.shop())).isInstanceOf(Actual.NotNeeded.class);
        assertThat(part.desired(Configs.shop())).isEmpty();
        assertThat(part.planned(Configs.shop())).isEmpty();
        part.publish(Configs.shop());
        part.withdraw(Configs.shop());

        assertThat(web.requests).isEmpty();
    }

    @Test
    void what_is_left_when_the_engine_was_changed_goes() {
        part.publish(SHOP);
        assertThat(part.actual(EMBEDDED)).isInstanceOf(Actual.Different.class);

        part.publish(EMBEDDED);

        assertThat(web.item(NAME)).isEmpty();
        assertThat(part.actual(EMBEDDED)).isInstanceOf(Actual.NotNeeded.class);
    }

    @Test
    void a_jenkins_that_nobody_uses_is_in_nobodys_way() {
        web.close();

        assertThat(part.actual(EMBEDDED)).isInstanceOf(Actual.NotNeeded.class);
        part.withdraw(EMBEDDED);
    }

    @Test
    void what_should_be_there_can_be_read_before_it_is() {
        assertThat(part.desired(SHOP)).get().asString().contains("<shouldNotFlattern>false<");
        assertThat(part.planned(SHOP)).singleElement().satisfies(plan -> {
            assertThat(plan.before()).isEmpty();
            assertThat(Optional.of(plan.after())).isEqualTo(part.desired(SHOP));
            assertThat(plan.path()).isEqualTo("job/VM-Autoscaling/job/autoscale-shop/config.xml");
        });
    }
}
