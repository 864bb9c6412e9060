package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.server.config.Documents;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Making, changing, copying and deleting configs, on any database. */
abstract class ConfigContract extends ConfigContractBase {
    @Test
    void a_new_config_is_disabled_and_observes() {
        MvcTestResult made = made();

        assertThat(made.getResponse().getHeader("Location")).isEqualTo(SHOP);
        assertThat(made.getResponse().getHeader("ETag")).isEqualTo("\"1\"");
        says(made, "$.enabled", false);
        says(made, "$.mode", "observe");
        MvcTestResult read = api.get(SHOP);
        says(read, "$.config.monitoring.promql.query", "sum(shop_queue_length)");
        says(read, "$.config.labels.attributes[0].value", "web team");
        assertThat(read.getResponse().getHeader("ETag")).isEqualTo("\"1\"");
        refused(api.post(CONFIGS, shop()), 409, "config-exists");
    }

    @Test
    void a_new_config_is_neither_enabled_nor_set_to_act_in_passing() {
        refusedFields(
                api.post(CONFIGS, shop().replaceFirst("\\{", "{\"enabled\":true,\"mode\":\"act\",")),
                "enabled",
                "mode");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_path() {
        MvcTestResult answer = api.post(
                CONFIGS,
                shop().replace("\"ipPool\":\"shop\"", "\"ipPool\":\"shoq\"")
                        .replace("\"min\":2", "\"min\":9")
                        .replace("\"healthPath\":\"/health\"", "\"healthPath\":\"health\""));

        refusedFields(answer, "scaling.min", "loadBalancer.healthPath", "network.ipPool");
        says(answer, "$.errors[2].hint", "did you mean shop?");
        assertThat(api.get(SHOP)).hasStatus(404);
    }

    @Test
    void a_change_names_what_is_different_and_null_leaves_a_field_out() {
        made();
        MvcTestResult after = api.put(
                SHOP,
                "{\"displayName\":null,\"scaling\":{\"max\":6},\"monitoring\":{\"promql\":null,\"cpu\":{\"in\":25}}}",
                1);

        assertThat(after).hasStatus(200);
        assertThat(after.getResponse().getHeader("ETag")).isEqualTo("\"2\"");
        says(after, "$.displayName", "shop");
        says(after, "$.config.scaling.max", 6);
        says(after, "$.config.scaling.min", 2);
        says(after, "$.config.monitoring.cpu.in", 25);
        says(after, "$.config.monitoring.cpu.out", 75);
        assertThat(after).bodyJson().doesNotHavePath("$.config.monitoring.promql");
        refusedFields(api.put(SHOP, "{\"template\":null,\"nonsense\":null}", 2), "template", "nonsense");
    }

    @Test
    void a_change_of_what_somebody_else_has_changed_is_refused() {
        made();
        refused(api.put(SHOP, "{\"scaling\":{\"max\":6}}"), 428, "if-match-missing");
        assertThat(api.put(SHOP, "{\"scaling\":{\"max\":6}}", 1)).hasStatus(200);
        refused(api.put(SHOP, "{\"scaling\":{\"max\":7}}", 1), 412, "changed-meanwhile");
        refused(api.delete(SHOP), 428, "if-match-missing");
        refused(api.delete(SHOP, 1), 412, "changed-meanwhile");
        says(api.get(SHOP), "$.config.scaling.max", 6);
    }

    @Test
    void a_change_that_changes_nothing_makes_no_revision() {
        made();
        assertThat(api.put(SHOP, "{\"scaling\":{\"max\":4}}", 1).getResponse().getHeader("ETag"))
                .isEqualTo("\"1\"");
        says(api.get(SHOP + "/revisions"), "$.total", 1);
    }

    @Test
    void what_has_steps_of_its_own_is_not_changed_in_passing() {
        made();
        refusedFields(
                api.put(SHOP, "{\"service\":\"other\",\"enabled\":true,\"mode\":\"act\"}", 1),
                "service",
                "enabled",
                "mode");
    }

    @Test
    void an_event_leaves_the_tag_as_it_is() {
        imported();
        Scene.open(groups, ledger, WorkflowState.RUNNING);
        assertThat(api.put(SHOP, "{\"scaling\":{\"max\":5}}", 1)).hasStatus(200);
    }

    @Test
    void what_members_depend_on_stays_while_they_exist() {
        imported();
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        refusedFields(
                api.put(SHOP, "{\"loadBalancer\":{\"memberPort\":9090},\"placement\":{\"vcenter\":\"other\"}}", 1),
                "loadBalancer.memberPort",
                "placement.vcenter");
        assertThat(api.put(SHOP, "{\"template\":\"newer\"}", 1)).hasStatus(200);
    }

    @Test
    void a_lower_max_tells_who_will_go_and_wants_to_be_confirmed() {
        imported();
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        String lower = "{\"scaling\":{\"max\":2}}";
        MvcTestResult asked = api.put(SHOP, lower, 1);

        refused(asked, 409, "confirmation-required");
        assertThat(asked).bodyJson().extractingPath("$.detail").asString().startsWith("1 member will go (shop-as01): ");
        says(api.get(SHOP), "$.config.scaling.max", 4);
        assertThat(api.put(SHOP + "?confirm=true", lower, 1)).hasStatus(200);
        assertThat(api.put(SHOP + "?confirm=perhaps", lower, 2)).hasStatus(400);
    }

    @Test
    void without_the_pool_all_created_members_may_have_to_go() {
        api.importYaml(Documents.shop("f5: lab-f5", "f5: gone"));
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        MvcTestResult asked = api.put(SHOP, "{\"scaling\":{\"max\":3}}", 1);

        refused(asked, 409, "confirmation-required");
        assertThat(asked).bodyJson().extractingPath("$.detail").asString().contains("the F5 pool cannot be read");
    }

    @Test
    void deleting_keeps_the_members_scraped_and_known() {
        imported();
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        assertThat(api.delete(SHOP, 1)).hasStatus(204);

        assertThat(api.get(SHOP)).hasStatus(404);
        says(api.get(CONFIGS), "$.total", 0);
        assertThat(api.discovered())
                .bodyJson()
                .extractingPath("$[0].targets[0]")
                .isEqualTo("127.80.1.100:9100");
        refusedFields(
                api.post(CONFIGS, shop().replace("\"memberPort\":8080", "\"memberPort\":8081")),
                "loadBalancer.memberPort");
        MvcTestResult again = made();
        says(again, "$.revision", 2);
        says(again, "$.enabled", false);
    }

    @Test
    void a_config_is_not_deleted_while_a_workflow_of_its_is_unfinished() {
        imported();
        Scene.open(groups, ledger, WorkflowState.STUCK);
        MvcTestResult answer = api.delete(SHOP, 1);

        refused(answer, 409, "workflows-unfinished");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("(scale-out) is STUCK");
        assertThat(api.get(SHOP)).hasStatus(200);
    }

    @Test
    void a_copy_needs_a_name_and_a_pool_of_its_own() {
        imported();
        refusedFields(api.post(SHOP + "/clone", "{\"service\":\"till\"}"), "loadBalancer.pool");
        MvcTestResult copy = api.post(
                SHOP + "/clone", "{\"service\":\"till\",\"loadBalancer\":{\"pool\":\"till-pool\",\"vipPort\":8443}}");

        assertThat(copy).hasStatus(201);
        says(copy, "$.service", "till");
        says(copy, "$.displayName", "till");
        says(copy, "$.enabled", false);
        says(copy, "$.mode", "observe");
        says(copy, "$.config.placement.folder", "VM-Autoscaling/till");
        says(copy, "$.config.template", "shop-template");
        refusedFields(api.post(SHOP + "/clone", "{}"), "service");
        assertThat(api.post(CONFIGS + "/none/clone", "{\"service\":\"x\"}")).hasStatus(404);
    }

    @Test
    void configs_are_found_by_what_they_mention_and_put_in_order() {
        imported();
        api.post(
                SHOP + "/clone",
                "{\"service\":\"art\",\"displayName\":\"Zoo\",\"loadBalancer\":{\"pool\":\"till-pool\"}}");

        says(api.get(CONFIGS + "?q=TILL"), "$.total", 1);
        says(api.get(CONFIGS + "?q=template"), "$.total", 2);
        says(api.get(CONFIGS), "$.items[0].service", "art");
        says(api.get(CONFIGS + "?sort=-service"), "$.items[0].service", "shop");
        says(api.get(CONFIGS + "?sort=displayName"), "$.items[0].service", "shop");
        says(api.get(CONFIGS + "?size=1&page=1"), "$.items[0].service", "shop");
        refused(api.get(CONFIGS + "?sort=color"), 400, "parameters-refused");
    }
}
