package dev.vmautoscaling.adapters.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.job.Build;
import dev.vmautoscaling.domain.job.BuildId;
import dev.vmautoscaling.domain.job.BuildLog;
import dev.vmautoscaling.domain.job.JobState;
import dev.vmautoscaling.domain.job.Readiness;
import dev.vmautoscaling.domain.job.Stage;
import dev.vmautoscaling.lab.jenkins.JenkinsOptions;
import dev.vmautoscaling.lab.jenkins.JenkinsSimulator;
import dev.vmautoscaling.lab.jenkins.Permission;
import dev.vmautoscaling.lab.jenkins.Plugins;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our client and a Jenkins that really runs pipelines, which neither was written for the other. */
class LabJenkinsTest {
    private static final GroupConfig SHOP = Orders.shop();

    private JenkinsSimulator lab = new JenkinsSimulator(JenkinsOptions.defaults());
    private JenkinsServer jenkins = open(lab.username(), lab.token());

    private JenkinsServer open(String username, String secret) {
        return new JenkinsConnection("lab", lab.url(), username, secret, new Trust.PublicAuthorities())
                .open(OutsideCalls.UNHEARD, Orders::of, Duration.ofSeconds(20));
    }

    private PublishedJob part() {
        return new PublishedJob(config -> config.jenkins().map(job -> jenkins));
    }

    @AfterEach
    void close() {
        jenkins.close();
        lab.close();
    }

    private void with(Plugins plugins) {
        close();
        lab = new JenkinsSimulator(JenkinsOptions.defaults().withPlugins(plugins));
        jenkins = open(lab.username(), lab.token());
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private Build ended() {
        until(() -> jenkins.jobs().builds(SHOP, 1).stream().anyMatch(build -> !build.isRunning()));
        return jenkins.jobs().builds(SHOP, 1).getFirst();
    }

    @Test
    void a_job_is_made_and_started_tells_of_its_build_and_goes() {
        assertThat(part().actual(SHOP)).isInstanceOf(Actual.Absent.class);
        part().publish(SHOP);
        assertThat(part().actual(SHOP)).isInstanceOf(Actual.Live.class);
        assertThat(jenkins.jobs().builds(SHOP, 10)).isEmpty();

        jenkins.jobs().trigger(SHOP);

        Build build = ended();
        assertThat(build.result()).contains(Build.Result.SUCCESS);
        assertThat(BuildId.of(build.url().toString())).isEqualTo(build.id());
        assertThat(jenkins.jobs().build(build.id())).contains(build);
        assertThat(jenkins.jobs().stages(build.id()))
                .extracting(Stage::name, Stage::state)
                .containsExactly(tuple("get-available-ip", Stage.State.SUCCESS));
        BuildLog log = jenkins.jobs().log(build.id(), 0).orElseThrow();
        assertThat(log.text()).contains("주소 <예약> & \"확인\"").doesNotContain("\r");
        assertThat(log.goesOn()).isFalse();
        assertThat(jenkins.jobs().log(build.id(), log.next())).contains(new BuildLog("", log.next(), false));
        assertThat(jenkins.jobs().state(SHOP))
                .get()
                .extracting(JobState::lastBuild)
                .isEqualTo(Optional.of(build.id()));
        assertThat(part().actual(SHOP)).as("after its first build").isInstanceOf(Actual.Live.class);

        part().withdraw(SHOP);

        assertThat(part().actual(SHOP)).isInstanceOf(Actual.Absent.class);
        assertThat(jenkins.jobs().build(build.id())).isEmpty();
    }

    @Test
    void a_password_will_do() {
        jenkins.close();
        jenkins = open(lab.username(), lab.password());

        part().publish(SHOP);

        assertThat(part().actual(SHOP)).isInstanceOf(Actual.Live.class);
    }

    @Test
    void all_that_a_job_needs_is_there_or_named() {
        assertThat(jenkins.check()).startsWith("Jenkins 2.");
        Readiness readiness = jenkins.ready().readiness(SHOP);
        assertThat(readiness.missing()).isEmpty();

        with(Plugins.usual().without(Plugins.WEBHOOK_TRIGGER));

        assertThat(jenkins.ready().readiness(SHOP).missing())
                .singleElement()
                .asString()
                .contains("generic-webhook-trigger");
        assertThat(catchThrowableOfType(OutsideFault.class, () -> part().publish(SHOP)))
                .hasMessageContaining("generic-webhook-trigger 2.2.2 or newer");
    }

    @Test
    void few_rights_are_enough_and_a_missing_one_is_named() {
        Set<Permission> few = Set.of(
                Permission.READ,
                Permission.ITEM_READ,
                Permission.ITEM_CREATE,
                Permission.ITEM_CONFIGURE,
                Permission.ITEM_DELETE);
        lab.addUser("narrow", "token-1", "password-1", few);
        lab.addUser("looks", "token-2", "password-2", Set.of(Permission.READ, Permission.ITEM_READ));
        jenkins.close();
        jenkins = open("looks", "token-2");
        assertThat(jenkins.check()).contains("Job/Create").contains("Overall/SystemRead");
        OutsideFault refused = catchThrowableOfType(OutsideFault.class, () -> part().publish(SHOP));
        assertThat(refused.missingRight()).contains("hudson.model.Item.Create");
        assertThat(refused.hint()).contains("Job/Create");
        jenkins.close();

        jenkins = open("narrow", "token-1");
        part().publish(SHOP);
        jenkins.jobs().trigger(SHOP);
        assertThat(ended().result()).contains(Build.Result.SUCCESS);
        part().withdraw(SHOP);
        assertThat(part().actual(SHOP)).isInstanceOf(Actual.Absent.class);
    }

    @Test
    void a_restart_is_waited_for_and_what_is_asked_meanwhile_may_be_asked_again() {
        part().publish(SHOP);
        lab.restart();

        assertThat(catchThrowableOfType(OutsideFault.class, () -> jenkins.jobs().trigger(SHOP))
                        .kind())
                .isEqualTo(FaultKind.TRANSIENT);
        part().publish(SHOP);

        assertThat(part().actual(SHOP)).isInstanceOf(Actual.Live.class);
    }
}
