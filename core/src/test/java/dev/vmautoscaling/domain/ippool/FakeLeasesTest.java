package dev.vmautoscaling.domain.ippool;

class FakeLeasesTest extends LeasesContract {
    private final FakeLeases leases =
            new FakeLeases(new FakeIpPools().with(SHOP).with(OVERLAPPING));

    @Override
    protected Leases leases() {
        return leases;
    }
}
