package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.vsphere.ScriptedVcenter.Answer;
import dev.vmautoscaling.domain.vm.Vm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CensusTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private ScriptedVcenter vcenter;
    private Session session;
    private Census census;

    @BeforeEach
    void start() throws IOException {
        vcenter = new ScriptedVcenter();
        vcenter.answer(
                "CreateContainerView",
                Answer.of("CreateContainerView", "<returnval type=\"ContainerView\">view-1</returnval>"));
        vcenter.answer("DestroyView", Answer.of("DestroyView", ""));
        session = vcenter.session("secret", now::get);
        census = new Census(now::get);
    }

    @AfterEach
    void stop() {
        vcenter.close();
    }

    /** One VM, with this version of its configuration and this installation's mark. */
    private void vcenterHas(String version, String installation) {
        String changeVersion = version.isEmpty()
                ? ""
                : "<propSet><name>config.changeVersion</name><val>" + version + "</val></propSet>";
        vcenter.answer(
                "RetrievePropertiesEx",
                Answer.of(
                        "RetrievePropertiesEx",
                        "<returnval><objects><obj type=\"VirtualMachine\">vm-1</obj>" + changeVersion
                                + "<propSet><name>config.extraConfig</name><val xsi:type=\"ArrayOfOptionValue\"><OptionValue>"
                                + "<key>guestinfo.vmautoscaling.installation</key><value>" + installation
                                + "</value></OptionValue></val></propSet></objects></returnval>"));
    }

    private String installation() {
        List<Vm> all = session.run(vim -> census.of(vim, "count"));
        return all.getFirst().mark().orElseThrow().installation();
    }

    @Test
    void settings_are_read_again_only_when_the_configuration_has_changed() {
        vcenterHas("1", "ours");
        assertThat(installation()).isEqualTo("ours");
        assertThat(vcenter.calls("RetrievePropertiesEx")).isEqualTo(2);

        installation();
        assertThat(vcenter.calls("RetrievePropertiesEx")).isEqualTo(3);

        vcenterHas("2", "theirs");
        assertThat(installation()).isEqualTo("theirs");
        assertThat(vcenter.calls("RetrievePropertiesEx")).isEqualTo(5);
    }

    @Test
    void settings_are_read_again_after_a_while_in_any_case() {
        vcenterHas("1", "ours");
        installation();
        vcenterHas("1", "theirs");

        assertThat(installation()).isEqualTo("ours");
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(10)));
        assertThat(installation()).isEqualTo("theirs");
    }

    @Test
    void a_vm_without_a_configuration_yet_is_read_each_time() {
        vcenterHas("", "ours");
        installation();
        vcenterHas("", "theirs");

        assertThat(installation()).isEqualTo("theirs");
    }
}
