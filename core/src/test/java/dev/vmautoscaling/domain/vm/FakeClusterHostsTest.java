package dev.vmautoscaling.domain.vm;

class FakeClusterHostsTest extends ClusterHostsContract {
    @Override
    protected ClusterHosts hosts() {
        return new FakeClusterHosts()
                .with("DC0", "DC0_C0", new HostRoom("esx1", true, 16, 2_000, 1_000, 64L << 30, 1L << 30));
    }
}
