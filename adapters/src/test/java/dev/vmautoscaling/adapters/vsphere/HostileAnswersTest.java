package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.vsphere.ScriptedVcenter.Answer;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever answers is not trusted. */
class HostileAnswersTest {
    private ScriptedVcenter vcenter;

    @BeforeEach
    void start() throws IOException {
        vcenter = new ScriptedVcenter();
    }

    @AfterEach
    void stop() {
        vcenter.close();
    }

    private OutsideFault reading(Answer answer) {
        return asking(answer, true);
    }

    private OutsideFault changing(Answer answer) {
        return asking(answer, false);
    }

    private OutsideFault asking(Answer answer, boolean isRead) {
        vcenter.answer("CurrentTime", answer);
        Session session = vcenter.session("secret", InstantSource.system());
        Call call = new Call("CurrentTime", "ask", isRead);
        return catchThrowableOfType(
                OutsideFault.class,
                () -> session.run(vim -> vim.ask(call, Requests.currentTime()).orThrow()));
    }

    @Test
    void an_xml_bomb_does_not_go_off() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><b>&c;</b>";

        OutsideFault fault = reading(Answer.raw(200, bomb));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("document type");
        assertThat(changing(Answer.raw(200, bomb)).kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
    }

    @Test
    void an_external_entity_is_not_fetched(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "top-secret");
        String thief = "<!DOCTYPE b [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><b>&x;</b>";

        OutsideFault fault = reading(Answer.raw(200, thief));

        assertThat(fault).hasMessageContaining("document type").hasMessageNotContaining("top-secret");
    }

    @Test
    void an_undeclared_entity_is_refused() {
        assertThat(reading(Answer.of("CurrentTime", "<returnval>&x;</returnval>"))
                        .kind())
                .isEqualTo(FaultKind.PERMANENT);
    }

    @Test
    void an_answer_larger_than_any_honest_one_is_cut_off() {
        OutsideFault fault = reading(Answer.raw(200, "<a>" + "x".repeat(33 * 1024 * 1024) + "</a>"));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("larger than 33554432 bytes");
    }

    @Test
    void an_answer_nested_without_end_is_refused() {
        OutsideFault fault = reading(Answer.raw(200, "<a>".repeat(20_000) + "</a>".repeat(20_000)));

        assertThat(fault).hasMessageContaining("nested more than 50 levels");
    }

    @Test
    void a_page_that_is_no_vcenters_is_refused_with_a_hint() {
        OutsideFault page = reading(Answer.raw(200, "<html><body>Welcome</body></html>"));
        OutsideFault missing = reading(Answer.raw(404, "<html>not here</html>"));

        assertThat(page.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(missing.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(missing.hint()).contains("/sdk");
    }

    @Test
    void a_gateways_answers_tell_what_may_have_happened() {
        assertThat(changing(Answer.raw(503, "starting")).kind()).isEqualTo(FaultKind.TRANSIENT);
        assertThat(changing(Answer.raw(502, "")).kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
        assertThat(reading(Answer.raw(502, "")).kind()).isEqualTo(FaultKind.TRANSIENT);
        assertThat(changing(Answer.raw(500, "")).kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
        assertThat(changing(Answer.fault("SystemError", "")).kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
        assertThat(reading(Answer.fault("SystemError", "")).kind()).isEqualTo(FaultKind.TRANSIENT);
    }
}
