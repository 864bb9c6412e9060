package dev.vmautoscaling.domain.job;

import dev.vmautoscaling.domain.group.GroupConfig;

class FakeJobsTest extends JobsContract {
    private static final String STAGE = "get-available-ip";

    private final FakeJobs jobs = new FakeJobs();

    @Override
    protected Jobs jobs() {
        return jobs;
    }

    @Override
    protected void makeJob(GroupConfig config) {
        jobs.withJob(config.service());
    }

    @Override
    protected void disableJob(GroupConfig config) {
        jobs.disable(config.service());
    }

    @Override
    protected int triggers(GroupConfig config) {
        return jobs.triggers(config.service());
    }

    @Override
    protected BuildId begin(GroupConfig config) {
        BuildId id = jobs.begin(config.service());
        jobs.stage(id, STAGE, Stage.State.IN_PROGRESS);
        jobs.write(id, "주소 예약\n");
        return id;
    }

    @Override
    protected void end(BuildId build, Build.Result result) {
        jobs.write(build, "done\n");
        jobs.stage(build, STAGE, result == Build.Result.FAILURE ? Stage.State.FAILED : Stage.State.SUCCESS);
        jobs.end(build, result);
    }
}
