package dev.vmautoscaling.server.web;

import static dev.vmautoscaling.server.config.Documents.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.FakeVcenterInventory;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.vm.FakeTemplateRights;
import dev.vmautoscaling.domain.vm.FakeVmTemplates;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.server.persistence.JdbcTemplates;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.templates.TemplateKinds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class TemplateTest {
    private static final TemplatePlace PLACE = new TemplatePlace("DC0", "DC0_C0", "shop", "LocalDS_0");
    private static final String CLONE = """
            {"name":"golden","vcenter":"lab-vcenter","datacenter":"DC0","sourceVm":"shop-01","description":"of the shop"}""";
    private static final String VCENTER = """
            {"kind":"vcenter","url":"https://vc.example/sdk","username":"root","password":"x","sha256":"%s"}""".formatted("ab:".repeat(31) + "cd");

    @Autowired
    FakeVmTemplates vms;

    @Autowired
    FakeTemplateRights rights;

    @Autowired
    FakeVcenterInventory inventory;

    @Autowired
    JdbcTemplates templates;

    @Autowired
    JdbcWorkflowStore workflows;

    @Autowired
    TemplateKinds kinds;

    @Autowired
    SettableTime time;

    @Autowired
    WebContext.Asked asked;

    private final JdbcClient jdbc;
    private final MockMvcTester mvc;
    private final Api api;
    private VmId off = new VmId("");

    @Autowired
    TemplateTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.mvc = mvc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void one_vm_that_runs_and_one_that_does_not() {
        Api.empty(jdbc);
        asked.started.clear();
        vms.script().comeBack();
        rights.down(false);
        rights.withhold();
        vms.all().forEach(vm -> vms.remove(vm.id()));
        vms.addVm("shop-01", PLACE, PowerState.ON);
        off = vms.addVm("shop-golden", PLACE, PowerState.OFF);
        assertThat(api.put("/api/connections/lab-vcenter", VCENTER)).hasStatus2xxSuccessful();
        refresh();
    }

    /** The inventory as it is now. */
    private void refresh() {
        time.advance(Duration.ofSeconds(1));
        List<ListedVm> listed = vms.all().stream().map(TemplateTest::listed).toList();
        inventory.has(
                new Contents(listed, List.of(), List.of(), List.of(), List.of(), time.instant(), Optional.empty()));
    }

    private static ListedVm listed(VmDetails vm) {
        return new ListedVm(
                vm.id(),
                vm.instanceUuid(),
                vm.name(),
                vm.place().datacenter(),
                vm.place().folder(),
                vm.isTemplate(),
                vm.power(),
                vm.guestOs(),
                vm.cpus(),
                4096,
                List.of(),
                vm.networks(),
                Optional.empty());
    }

    /** Until every workflow has ended. */
    private void work() {
        WorkflowRunner runner =
                new WorkflowRunner(kinds.all(), workflows, group -> false, WorkflowObserver.NOBODY, time);
        for (String id : workflows.live()) {
            while (runner.run(id) instanceof Next.At next) {
                time.advanceTo(next.instant());
            }
        }
        refresh();
    }

    private Template only() {
        assertThat(templates.all()).hasSize(1);
        return templates.all().getFirst();
    }

    private String uri() {
        return "/api/templates/" + only().id();
    }

    private MvcTestResult put(String json, long version) {
        return mvc.put()
                .uri(uri())
                .with(Api.admin())
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/json")
                .content(json)
                .exchange();
    }

    private void made() {
        assertThat(api.post("/api/templates", CLONE)).hasStatus(202);
        work();
    }

    @Test
    void a_template_is_made_of_a_running_vm_and_tells_how_far_it_is() {
        MvcTestResult answer = api.post("/api/templates", CLONE);

        assertThat(answer).hasStatus(202).bodyJson().extractingPath("$.state").isEqualTo("CREATING");
        assertThat(answer.getResponse().getHeader("Location")).isEqualTo(uri());
        assertThat(answer).bodyJson().extractingPath("$.progress.step").isEqualTo("check-source");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.source.guestOs")
                .asString()
                .contains("Debian");
        assertThat(answer).bodyJson().extractingPath("$.createdBy").isEqualTo("admin");
        assertThat(asked.started).hasSize(1);
        work();

        MvcTestResult ready = api.get(uri());
        assertThat(ready).bodyJson().extractingPath("$.state").isEqualTo("READY");
        assertThat(ready).bodyJson().doesNotHavePath("$.progress");
        assertThat(ready).bodyJson().extractingPath("$.source.disks[0].bytes").isEqualTo(17179869184L);
        assertThat(api.get("/api/audit"))
                .bodyJson()
                .extractingPath("$.items[0].what")
                .isEqualTo("create template golden");
    }

    @Test
    void the_percentage_of_the_copy_is_told() {
        api.post("/api/templates", CLONE);
        WorkflowRunner runner =
                new WorkflowRunner(kinds.all(), workflows, group -> false, WorkflowObserver.NOBODY, time);
        String id = workflows.live().getFirst();
        runner.run(id);
        time.advance(Duration.ofSeconds(10));
        runner.run(id);

        assertThat(api.get(uri()))
                .bodyJson()
                .extractingPath("$.progress.percent")
                .isEqualTo(50);
        assertThat(api.get(uri())).bodyJson().extractingPath("$.progress.step").isEqualTo("clone-source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a/b\",\"vcenter\":\"lab-vcenter\",\"sourceVmId\":\"vm-1\"}",
                "{\"name\":\"x\",\"vcenter\":\"lab-vcenter\"}",
                "{\"name\":\"x\",\"vcenter\":\"lab-vcenter\",\"sourceVm\":\"shop-01\"}",
                "{\"name\":\"x\",\"mode\":\"register\",\"vcenter\":\"lab-vcenter\",\"sourceVmId\":\"vm-1\"}",
                "{\"name\":\"x\",\"mode\":\"convert\",\"vcenter\":\"lab-vcenter\",\"sourceVmId\":\"vm-1\",\"folder\":\"f\"}"
            })
    void a_wrong_wish_is_refused_with_its_fields(String body) {
        assertThat(api.post("/api/templates", body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("fields-refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lab-vcenter|lab-vcentre|422|connection-unknown",
                "shop-01|nobody|422|source-vm-unknown",
                "golden|shop-golden|409|vcenter-name-taken",
                "\"sourceVm\"|\"mode\":\"convert\",\"confirm\":\"shop-01\",\"sourceVm\"|409|source-vm-powered-on",
                "\"name\":\"golden\"|\"mode\":\"register\"|409|not-a-template"
            })
    void what_cannot_be_is_refused_at_once_with_a_code_of_its_own_and_a_hint(
            String part, String instead, int status, String code) {
        MvcTestResult answer = api.post("/api/templates", CLONE.replace(part, instead));

        assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].hint")
                .asString()
                .isNotEmpty();
        assertThat(templates.all()).isEmpty();
    }

    @Test
    void a_conversion_must_be_confirmed_with_the_sources_name() {
        String convert = """
                {"name":"golden","mode":"convert","vcenter":"lab-vcenter","sourceVmId":"%s"}""".formatted(off);
        assertThat(api.post("/api/templates", convert))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("confirmation-missing");

        assertThat(api.post("/api/templates", convert.replace("\"mode\"", "\"confirm\":\"shop-golden\",\"mode\"")))
                .hasStatus(202);
        work();

        assertThat(vms.find(off))
                .hasValueSatisfying(vm -> assertThat(vm.isTemplate()).isTrue());
        assertThat(api.delete(uri())).hasStatus(202);
        work();
        assertThat(vms.find(off)).map(VmDetails::name).contains("shop-golden");
        assertThat(api.get("/api/templates"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void a_missing_right_is_told_as_such() {
        vms.script()
                .failNext(
                        "startClone",
                        new OutsideFault(FaultKind.PERMANENT, "vCenter", "clone", "it lacks a privilege", "give it")
                                .lacking("VirtualMachine.Provisioning.CreateTemplateFromVM"));
        made();

        MvcTestResult answer = api.get(uri());
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("FAILED");
        assertThat(answer).bodyJson().extractingPath("$.progress.code").isEqualTo("vcenter-right-missing");
        assertThat(answer).bodyJson().extractingPath("$.progress.hint").isEqualTo("give it");
        assertThat(api.delete(uri())).hasStatus(204);
    }

    private static void refusedForTheRight(MvcTestResult answer, String... privileges) {
        assertThat(answer).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("vcenter-right-missing");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains(privileges);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].hint")
                .asString()
                .contains(privileges);
    }

    @Test
    void what_the_account_may_not_do_is_refused_at_once_with_every_privilege_and_its_place() {
        rights.withhold("VirtualMachine.Inventory.Delete", "Datastore.AllocateSpace");
        refusedForTheRight(
                api.post("/api/templates", CLONE),
                "VirtualMachine.Inventory.Delete on folder shop",
                "Datastore.AllocateSpace on datastore LocalDS_0");
        assertThat(templates.all()).isEmpty();
        rights.withhold();
        made();

        rights.withhold("VirtualMachine.Inventory.Delete");
        refusedForTheRight(api.delete(uri()), "VirtualMachine.Inventory.Delete on template ");

        assertThat(only().state()).isEqualTo(Template.State.READY);
        assertThat(api.delete(uri() + "?way=keep")).hasStatus(204);
    }

    @Test
    void a_vcenter_that_cannot_be_asked_for_rights_is_told_as_such() {
        rights.down(true);

        assertThat(api.post("/api/templates", CLONE))
                .hasStatus(502)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("outside-system-failed");
        assertThat(templates.all()).isEmpty();
    }

    @Test
    void a_vcenter_that_does_not_answer_is_told_as_such() {
        vms.script().goDown();

        assertThat(api.post("/api/templates", CLONE))
                .hasStatus(502)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("outside-system-failed");
    }

    @Test
    void a_template_that_is_there_is_registered_and_only_forgotten() {
        vms.markAsTemplate(off);
        assertThat(api.post(
                        "/api/templates",
                        "{\"mode\":\"register\",\"vcenter\":\"lab-vcenter\",\"sourceVmId\":\"" + off + "\"}"))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("shop-golden");
        assertThat(api.delete(uri() + "?way=destroy"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("confirmation-missing");

        assertThat(api.delete(uri())).hasStatus(204);

        assertThat(vms.find(off)).isPresent();
    }

    @Test
    void a_template_that_a_config_uses_is_in_use_and_stays() {
        made();
        api.importYaml(shop("template: shop-template", "template: golden"));

        assertThat(api.get("/api/templates?state=in-use"))
                .bodyJson()
                .extractingPath("$.items[0].usedBy[0]")
                .isEqualTo("shop");
        assertThat(api.delete(uri()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("template-in-use");
    }

    @Test
    void the_connection_of_a_template_stays_too() {
        made();

        assertThat(api.delete("/api/connections/lab-vcenter"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("connection-in-use");
    }

    @Test
    void a_template_that_linked_clones_grow_from_stays() {
        made();
        vms.addLinkedClone(only().identity().orElseThrow().vm(), "shop-as01");

        assertThat(api.delete(uri()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("template-has-linked-clones");
    }

    @Test
    void a_template_that_vcenter_has_lost_is_missing_and_one_that_cannot_be_seen_is_not() {
        made();
        vms.remove(only().identity().orElseThrow().vm());
        refresh();
        assertThat(api.get(uri())).bodyJson().extractingPath("$.state").isEqualTo("MISSING");

        made_again_while_vcenter_is_down();
    }

    private void made_again_while_vcenter_is_down() {
        assertThat(api.delete(uri())).hasStatus(202);
        work();
        made();
        inventory.fails(new OutsideFault(FaultKind.TRANSIENT, "vCenter", "look", "no answer", ""));
        assertThat(api.get(uri())).bodyJson().extractingPath("$.state").isEqualTo("READY");
        assertThat(api.get(uri()))
                .bodyJson()
                .extractingPath("$.vcenterTrouble")
                .asString()
                .contains("no answer");
    }

    @Test
    void the_list_is_searched_filtered_and_sorted() {
        made();
        time.advance(Duration.ofMinutes(1));
        api.post("/api/templates", CLONE.replace("golden", "Alpha"));
        String second = templates.all().getFirst().making().at().toString();

        assertThat(api.get("/api/templates"))
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("Alpha");
        assertThat(api.get("/api/templates?sort=createdAt&size=1"))
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("golden");
        assertThat(api.get("/api/templates?search=GOLD"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(api.get("/api/templates?state=creating"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(api.get("/api/templates?from=" + second))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(api.get("/api/templates?to=" + second))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(api.get("/api/templates?sort=size")).hasStatus(400);
        assertThat(api.get("/api/templates?state=lost")).hasStatus(400);
        assertThat(api.get("/api/templates/none"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("template-unknown");
    }

    @Test
    void a_description_and_a_name_are_changed_from_the_version_that_was_read() {
        made();
        long version = only().version();
        assertThat(api.put(uri(), "{\"description\":\"new\"}")).hasStatus(428);
        assertThat(put("{\"description\":\"new\"}", version - 1)).hasStatus(412);
        MvcTestResult described = put("{\"description\":\"new\"}", version);
        assertThat(described)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.description")
                .isEqualTo("new");
        assertThat(described.getResponse().getHeader("ETag")).isEqualTo("\"" + (version + 1) + "\"");

        assertThat(put("{\"name\":\"platinum\"}", version + 1))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("RENAMING");
        work();

        assertThat(api.get(uri())).bodyJson().extractingPath("$.name").isEqualTo("platinum");
        assertThat(vms.named("DC0", "platinum")).hasSize(1);
        assertThat(put("{\"name\":\"shop-golden\"}", only().version()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("vcenter-name-taken");
    }

    @Test
    void under_the_global_kill_switch_no_work_begins() {
        made();
        api.put("/api/system/kill-switch", "{\"position\":\"NO_NEW_WORK\",\"reason\":\"storage trouble\"}");

        assertThat(api.post("/api/templates", CLONE.replace("golden", "other")))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("kill-switch-on");
        assertThat(api.delete(uri())).hasStatus(409);
        assertThat(put("{\"description\":\"words cost nothing\"}", only().version()))
                .hasStatus(200);
    }
}
