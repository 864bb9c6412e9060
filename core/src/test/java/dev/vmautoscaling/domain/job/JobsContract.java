package dev.vmautoscaling.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.scaling.Configs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Jobs} keeps. It starts without any job. */
public abstract class JobsContract {
    protected static final GroupConfig SHOP = Configs.shop();

    protected abstract Jobs jobs();

    /** The service's job appears, enabled and never built. */
    protected abstract void makeJob(GroupConfig config);

    protected abstract void disableJob(GroupConfig config);

    /** How often a build of the service's job was asked for and taken. */
    protected abstract int triggers(GroupConfig config);

    /** A build begins, reaches its first stage, {@code get-available-ip}, and writes {@code 주소 예약} and a line end. */
    protected abstract BuildId begin(GroupConfig config);

    /** The build writes {@code done} and a line end, and ends; its stage is then a success or has failed. */
    protected abstract void end(BuildId build, Build.Result result);

    @Test
    void a_trigger_asks_for_a_build_each_time() {
        makeJob(SHOP);

        jobs().trigger(SHOP);
        jobs().trigger(SHOP);

        assertThat(triggers(SHOP)).isEqualTo(2);
    }

    @Test
    void a_job_that_is_not_there_cannot_be_triggered() {
        OutsideFault fault = catchThrowableOfType(OutsideFault.class, () -> jobs().trigger(SHOP));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault.hint()).isNotEmpty();
    }

    @Test
    void a_disabled_job_takes_no_trigger_for_good() {
        makeJob(SHOP);
        disableJob(SHOP);

        OutsideFault fault = catchThrowableOfType(OutsideFault.class, () -> jobs().trigger(SHOP));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(triggers(SHOP)).isZero();
        assertThat(jobs().state(SHOP)).get().extracting(JobState::enabled).isEqualTo(false);
    }

    @Test
    void a_job_that_is_not_there_has_no_state_and_no_builds() {
        assertThat(jobs().state(SHOP)).isEmpty();
        assertThat(jobs().builds(SHOP, 10)).isEmpty();
    }

    @Test
    void a_job_knows_its_last_build() {
        makeJob(SHOP);
        assertThat(jobs().state(SHOP)).get().satisfies(state -> {
            assertThat(state.enabled()).isTrue();
            assertThat(state.lastBuild()).isEmpty();
        });

        BuildId build = begin(SHOP);

        assertThat(jobs().state(SHOP)).get().extracting(JobState::lastBuild).isEqualTo(Optional.of(build));
    }

    @Test
    void a_build_has_a_result_when_it_has_ended() {
        makeJob(SHOP);
        BuildId id = begin(SHOP);
        assertThat(jobs().build(id)).get().satisfies(build -> {
            assertThat(build.isRunning()).isTrue();
            assertThat(BuildId.of(build.url().toString())).isEqualTo(id);
        });

        end(id, Build.Result.NOT_BUILT);

        assertThat(jobs().build(id)).get().extracting(Build::result).isEqualTo(Optional.of(Build.Result.NOT_BUILT));
    }

    @Test
    void the_newest_builds_come_first() {
        makeJob(SHOP);
        BuildId first = begin(SHOP);
        end(first, Build.Result.SUCCESS);
        BuildId second = begin(SHOP);

        assertThat(jobs().builds(SHOP, 10)).extracting(Build::id).containsExactly(second, first);
        assertThat(jobs().builds(SHOP, 1)).extracting(Build::id).containsExactly(second);
    }

    @Test
    void an_unknown_build_is_no_fault() {
        makeJob(SHOP);
        BuildId unknown = new BuildId(begin(SHOP).job(), 99);

        assertThat(jobs().build(unknown)).isEmpty();
        assertThat(jobs().stages(unknown)).isEmpty();
        assertThat(jobs().log(unknown, 0)).isEmpty();
    }

    @Test
    void stages_are_told_as_they_are_reached() {
        makeJob(SHOP);
        BuildId id = begin(SHOP);
        assertThat(jobs().stages(id)).singleElement().satisfies(stage -> {
            assertThat(stage.name()).isEqualTo("get-available-ip");
            assertThat(stage.state()).isEqualTo(Stage.State.IN_PROGRESS);
        });

        end(id, Build.Result.FAILURE);

        assertThat(jobs().stages(id)).extracting(Stage::state).isEqualTo(List.of(Stage.State.FAILED));
    }

    @Test
    void a_log_is_read_piece_by_piece_to_its_end() {
        makeJob(SHOP);
        BuildId id = begin(SHOP);
        BuildLog first = jobs().log(id, 0).orElseThrow();
        assertThat(first.text()).isEqualTo("주소 예약\n");
        assertThat(first.goesOn()).isTrue();
        assertThat(jobs().log(id, first.next())).contains(new BuildLog("", first.next(), true));

        end(id, Build.Result.SUCCESS);

        BuildLog last = jobs().log(id, first.next()).orElseThrow();
        assertThat(last.text()).isEqualTo("done\n");
        assertThat(last.goesOn()).isFalse();
        assertThat(jobs().log(id, last.next())).contains(new BuildLog("", last.next(), false));
        assertThat(jobs().log(id, last.next() + 1000))
                .get()
                .extracting(BuildLog::text)
                .isEqualTo("");
    }
}
