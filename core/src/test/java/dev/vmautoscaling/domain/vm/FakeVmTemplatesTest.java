package dev.vmautoscaling.domain.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeVmTemplatesTest extends StrictVmTemplatesContract {
    private static final TemplatePlace PLACE = new TemplatePlace("DC0", "C0", "VM-Autoscaling/templates", "datastore");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final FakeVmTemplates templates = new FakeVmTemplates(now::get);

    @BeforeEach
    void somebodyHasAVm() {
        templates.addVm("shop-01", PLACE, PowerState.ON);
    }

    @Override
    protected VmTemplates templates() {
        return templates;
    }

    @Override
    protected String running() {
        return "shop-01";
    }

    @Override
    protected TemplatePlace place() {
        return PLACE;
    }

    @Override
    protected void letTimePass() {
        now.updateAndGet(instant -> instant.plus(Duration.ofMillis(500)));
    }

    @Test
    void a_copy_that_is_being_made_shows_neither_its_mark_nor_its_identity() {
        templates.takes("startClone", Duration.ofSeconds(10));
        TaskId task = templates.startClone(order("shop-template", true));

        VmDetails copy = templates.named("DC0", "shop-template").getFirst();
        assertThat(copy.mark()).isEmpty();
        assertThat(copy.instanceUuid()).isEmpty();
        succeed(task);
        assertThat(seen(copy.id()).mark()).isPresent();
    }

    @Test
    void a_copy_that_fails_is_not_there_any_more() {
        templates.failNextTask("startClone", templates.script().fault(FaultKind.PERMANENT, "startClone", "disk full"));

        assertThat(end(templates.startClone(order("shop-template", true)))).isInstanceOf(TaskStatus.Failed.class);
        assertThat(templates.named("DC0", "shop-template")).isEmpty();
    }
}
