package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.vsphere.ScriptedVcenter.Answer;
import dev.vmautoscaling.adapters.vsphere.ScriptedVcenter.Heard;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.VmId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Function<Vim, Element> ASK_THE_TIME =
            vim -> vim.ask(Call.reading("CurrentTime", "ask the time"), Requests.currentTime())
                    .orThrow();
    private static final Moref VM = new Moref("VirtualMachine", "vm-1");
    private static final Function<Vim, Optional<PropertyValues>> LOOK =
            vim -> new Properties(vim, "look").of(VM, List.of("name"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private ScriptedVcenter vcenter;
    private Session session;

    @BeforeEach
    void start() throws IOException {
        vcenter = new ScriptedVcenter();
        session = vcenter.session("secret", now::get);
    }

    @AfterEach
    void stop() {
        vcenter.close();
    }

    private OutsideFault fault() {
        return catchThrowableOfType(OutsideFault.class, () -> session.run(ASK_THE_TIME));
    }

    @Test
    void nobody_logs_in_before_something_is_asked() {
        assertThat(vcenter.heard).isEmpty();
    }

    @Test
    void the_sessions_cookie_is_sent_back_as_it_came_and_no_other() {
        session.run(ASK_THE_TIME);

        assertThat(vcenter.heard)
                .last()
                .isEqualTo(new Heard("CurrentTime", "vmware_soap_session=" + ScriptedVcenter.COOKIE));
    }

    @Test
    void another_vcenter_than_the_one_met_first_is_told_no_password() {
        session = vcenter.session("secret", met -> "the first", now::get);

        assertThat(fault())
                .hasMessageContaining("this is another vCenter, instance scripted, and not the first")
                .extracting(OutsideFault::kind)
                .isEqualTo(FaultKind.PERMANENT);
        assertThat(vcenter.calls("Login")).isZero();
    }

    @Test
    void many_callers_share_one_log_in() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Element>> callers = IntStream.range(0, 20)
                    .mapToObj(caller -> threads.submit(() -> session.run(ASK_THE_TIME)))
                    .toList();
            for (Future<Element> caller : callers) {
                caller.get();
            }
        }
        assertThat(vcenter.calls("Login")).isEqualTo(1);
        assertThat(vcenter.calls("CurrentTime")).isEqualTo(20);
    }

    @Test
    void a_forgotten_session_is_made_anew_and_the_work_done() {
        AtomicInteger asked = new AtomicInteger();
        vcenter.answer(
                "CurrentTime", usual -> asked.incrementAndGet() == 2 ? Answer.fault("NotAuthenticated", "") : usual);

        session.run(ASK_THE_TIME);
        session.run(ASK_THE_TIME);

        assertThat(vcenter.calls("Login")).isEqualTo(2);
        assertThat(vcenter.calls("CurrentTime")).isEqualTo(3);
    }

    @Test
    void a_forgotten_session_is_seen_when_it_hides_in_an_answer() {
        AtomicInteger asked = new AtomicInteger();
        String object = "<returnval><objects><obj type=\"VirtualMachine\">vm-1</obj>%s</objects></returnval>";
        Answer hiding = Answer.of(
                "RetrievePropertiesEx",
                object.formatted("<missingSet><path>name</path><fault><fault xsi:type=\"NotAuthenticated\"/>"
                        + "<localizedMessage/></fault></missingSet>"));
        Answer found = Answer.of(
                "RetrievePropertiesEx", object.formatted("<propSet><name>name</name><val>shop-01</val></propSet>"));
        vcenter.answer("RetrievePropertiesEx", usual -> asked.incrementAndGet() == 1 ? hiding : found);

        assertThat(session.run(LOOK)).map(values -> values.text("name")).contains("shop-01");
        assertThat(vcenter.calls("Login")).isEqualTo(2);
    }

    @Test
    void a_missing_right_is_named_when_it_hides_in_an_answer() {
        vcenter.answer(
                "RetrievePropertiesEx",
                Answer.of(
                        "RetrievePropertiesEx",
                        "<returnval><objects><obj type=\"VirtualMachine\">vm-1</obj><missingSet><path>name</path><fault>"
                                + "<fault xsi:type=\"NoPermission\"><privilegeId>System.Read</privilegeId></fault>"
                                + "</fault></missingSet></objects></returnval>"));

        OutsideFault fault = catchThrowableOfType(OutsideFault.class, () -> session.run(LOOK));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("System.Read");
    }

    @Test
    void a_password_that_xml_cannot_carry_is_told() {
        Session unwritable = vcenter.session("bell\u0007", now::get);

        OutsideFault fault = catchThrowableOfType(OutsideFault.class, () -> unwritable.run(ASK_THE_TIME));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("code 7");
    }

    @Test
    void an_answer_that_names_no_object_leaves_the_outcome_unknown() {
        vcenter.answer("PowerOnVM_Task", Answer.of("PowerOnVM_Task", ""));
        VsphereVirtualMachines machines = vcenter.machines(now::get);

        OutsideFault fault = catchThrowableOfType(OutsideFault.class, () -> machines.startPowerOn(new VmId("vm-1")));

        assertThat(fault.kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
    }

    @Test
    void a_session_that_is_forgotten_at_once_is_not_made_for_ever() {
        vcenter.answer("CurrentTime", Answer.fault("NotAuthenticated", ""));

        assertThat(fault().kind()).isEqualTo(FaultKind.TRANSIENT);
        assertThat(vcenter.calls("Login")).isEqualTo(2);
    }

    @Test
    void a_wrong_password_is_tried_once_and_again_only_after_a_rest_or_on_demand() {
        vcenter.answer("Login", Answer.fault("InvalidLogin", ""));

        OutsideFault fault = fault();
        fault();
        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessage("vCenter scripted: log in as me: user name or password is wrong");
        assertThat(fault.hint()).contains("password");
        assertThat(vcenter.calls("Login")).isEqualTo(1);

        session.forgiveRefusal();
        fault();
        assertThat(vcenter.calls("Login")).isEqualTo(2);

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(15)));
        vcenter.answer("Login", usual -> usual);
        session.run(ASK_THE_TIME);
    }

    @Test
    void a_log_in_that_fails_for_the_moment_is_tried_with_the_next_call() {
        vcenter.answer("Login", Answer.raw(503, ""));
        assertThat(fault().kind()).isEqualTo(FaultKind.TRANSIENT);

        vcenter.answer("Login", usual -> usual);
        session.run(ASK_THE_TIME);
    }

    @Test
    void the_session_is_ended_and_a_later_call_makes_another() {
        vcenter.answer("Logout", Answer.of("Logout", ""));
        session.run(ASK_THE_TIME);

        session.end();
        session.end();
        session.run(ASK_THE_TIME);

        assertThat(vcenter.calls("Logout")).isEqualTo(1);
        assertThat(vcenter.calls("Login")).isEqualTo(2);
    }
}
