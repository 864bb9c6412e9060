package dev.vmautoscaling.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.lab.site.Datacenter;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class VcenterListingTest {

    @Test
    void names_every_vm_and_template_and_trusts_only_the_pinned_certificate() {
        try (VcenterSimulator vcenter = VcenterSimulator.start(VcenterOptions.shop())) {
            Login login = Datacenter.login(vcenter);
            assertThat(new VcenterListing(login).vmNames()).containsExactly("shop-01", "shop-02", "shop-template");

            Login other = new Login(login.url(), login.username(), login.password(), "00".repeat(32));
            assertThatThrownBy(() -> new VcenterListing(other).vmNames())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("not the pinned certificate");

            Login stranger = new Login(login.url(), login.username(), "wrong", login.sha256());
            assertThatThrownBy(() -> new VcenterListing(stranger).vmNames())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("500");
        }
    }
}
