package dev.vmautoscaling.adapters.delivery;

import dev.vmautoscaling.domain.integration.Host;
import dev.vmautoscaling.domain.integration.HostContract;

class LocalHostTest extends HostContract {
    @Override
    protected Host host() {
        return new LocalHost();
    }
}
