package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.WorkflowState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Switches, revisions, the way back, orders for more or fewer members, and requests that come twice. */
abstract class ConfigSwitchContract extends ConfigContractBase {
    @Test
    void every_switch_is_a_revision_with_what_it_changed() {
        made();
        assertThat(api.post(SHOP + "/enable", "{\"reason\":\"go live\"}")).hasStatus(200);
        assertThat(api.post(SHOP + "/mode", "{\"mode\":\"act\",\"reason\":\"trusted\"}"))
                .hasStatus(200);
        assertThat(api.post(SHOP + "/suspend", "{\"parts\":[\"in\"]}")).hasStatus(200);
        assertThat(api.put(SHOP, "{\"scaling\":{\"max\":5}}", 4)).hasStatus(200);

        MvcTestResult revisions = api.get(SHOP + "/revisions");
        says(revisions, "$.total", 5);
        says(revisions, "$.items[0].what", "change");
        says(revisions, "$.items[0].who", "admin");
        says(revisions, "$.items[0].changes[0].field", "scaling.max");
        says(revisions, "$.items[0].changes[0].before", "4");
        says(revisions, "$.items[0].changes[0].after", "5");
        says(revisions, "$.items[1].changes[0].field", "suspended");
        says(revisions, "$.items[2].changes[0].after", "act");
        says(revisions, "$.items[2].reason", "trusted");
        says(revisions, "$.items[3].changes[0].field", "enabled");
        assertThat(revisions)
                .bodyJson()
                .extractingPath("$.items[4].changes")
                .asArray()
                .isEmpty();
        says(api.get(SHOP + "/revisions/1"), "$.config.scaling.max", 4);
        assertThat(api.get(SHOP + "/revisions/9")).hasStatus(404);
        assertThat(api.get(SHOP + "/revisions/first")).hasStatus(404);
        says(api.get("/api/audit?sort=at"), "$.items[3].what", "switch to act config shop");
        says(api.get("/api/audit?sort=at"), "$.items[3].detail", "trusted");
    }

    @Test
    void going_back_restores_the_fields_and_leaves_the_switches() {
        made();
        api.put(SHOP, "{\"scaling\":{\"max\":6},\"monitoring\":{\"promql\":null}}", 1);
        api.post(SHOP + "/enable", "{}");
        api.post(SHOP + "/mode", "{\"mode\":\"act\"}");
        MvcTestResult back = api.post(SHOP + "/rollback", "{\"revision\":1,\"reason\":\"too many\"}");

        assertThat(back).hasStatus(200);
        says(back, "$.revision", 5);
        says(back, "$.config.scaling.max", 4);
        says(back, "$.config.monitoring.promql.query", "sum(shop_queue_length)");
        says(back, "$.enabled", true);
        says(back, "$.mode", "act");
        refused(api.post(SHOP + "/rollback", "{\"revision\":77}"), 404, "revision-unknown");
        refusedFields(api.post(SHOP + "/rollback", "{}"), "revision");
    }

    @Test
    void a_switch_of_what_somebody_else_has_changed_is_refused_when_that_is_asked_for() {
        made();
        refused(api.send("POST", SHOP + "/enable", "{}", Map.of("If-Match", "\"7\"")), 412, "changed-meanwhile");
        says(api.get(SHOP), "$.enabled", false);
        assertThat(api.send("POST", SHOP + "/enable", "{}", Map.of("If-Match", "\"1\"")))
                .hasStatus(200);
    }

    @Test
    void an_order_opens_an_event_within_the_bounds() {
        imported();
        MvcTestResult begun = api.post(SHOP + "/scale", "{\"by\":1,\"reason\":\"sale\"}");

        assertThat(begun).hasStatus(202);
        says(begun, "$.kind", "scale-out");
        says(begun, "$.count", 1);
        says(begun, "$.why", "ordered by admin: 2 → 3");
        assertThat(asked.started).hasSize(1);
        says(api.get("/api/autoscaling/events"), "$.items[0].reason", "ordered by admin: 2 → 3");
        MvcTestResult held = api.post(SHOP + "/scale", "{\"by\":1}");
        refused(held, 409, "held");
        says(held, "$.hold", "WORKFLOW_RUNNING");
        says(api.get("/api/audit"), "$.items[0].what", "scale shop by +1");
    }

    @Test
    void what_holds_an_order_is_told() {
        imported();
        says(api.post(SHOP + "/scale", "{\"to\":5}"), "$.hold", "AT_MAX_SIZE");
        says(api.post(SHOP + "/scale", "{\"by\":-1}"), "$.hold", "AT_MIN_SIZE");
        api.put("/api/system/kill-switch", "{\"position\":\"NO_NEW_WORK\",\"reason\":\"storm\"}");
        says(api.post(SHOP + "/scale", "{\"by\":1}"), "$.hold", "KILL_SWITCH_ON");
        says(api.get(SHOP + "/decisions"), "$.items[0].reason", "KILL_SWITCH_ON");
        api.post(SHOP + "/disable", "{}");
        refused(api.post(SHOP + "/scale", "{\"by\":1}"), 409, "config-disabled");
        assertThat(asked.started).isEmpty();
    }

    @Test
    void a_config_that_observes_takes_no_orders() {
        made();
        api.post(SHOP + "/enable", "{}");
        refused(api.post(SHOP + "/scale", "{\"by\":1}"), 409, "config-observes");
    }

    @Test
    void an_order_says_one_thing() {
        imported();
        refusedFields(api.post(SHOP + "/scale", "{}"), "by");
        refusedFields(api.post(SHOP + "/scale", "{\"by\":1,\"to\":3}"), "to");
        refusedFields(api.post(SHOP + "/scale", "{\"by\":0}"), "by");
        refusedFields(api.post(SHOP + "/scale", "{\"to\":1.5}"), "to");
        refusedFields(api.post(SHOP + "/scale", "{\"to\":100}"), "to");
    }

    @Test
    void a_request_that_is_sent_twice_is_carried_out_once() {
        Map<String, String> key = Map.of("Idempotency-Key", "order-1");
        MvcTestResult first = api.send("POST", CONFIGS, shop(), key);
        MvcTestResult second = api.send("POST", CONFIGS, shop(), key);

        assertThat(first).hasStatus(201);
        assertThat(second).hasStatus(201).hasContentType("application/json");
        assertThat(second.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getResponse().getHeader("ETag")).isEqualTo("\"1\"");
        assertThat(second.getResponse().getHeader("Location")).isEqualTo(SHOP);
        says(second, "$.service", "shop");
        says(api.get(SHOP + "/revisions"), "$.total", 1);
        refused(api.send("POST", CONFIGS, shop() + " ", key), 409, "idempotency-key-reused");
        refused(api.send("POST", CONFIGS, shop(), Map.of("Idempotency-Key", "a b")), 400, "idempotency-key-refused");
    }

    @Test
    void an_order_that_is_sent_twice_opens_one_event_and_a_refused_one_may_be_sent_again() {
        imported();
        Map<String, String> key = Map.of("Idempotency-Key", "order-2");
        api.put("/api/system/kill-switch/shop", "{\"position\":\"NO_NEW_WORK\",\"reason\":\"storm\"}");
        refused(api.send("POST", SHOP + "/scale", "{\"to\":3}", key), 409, "held");
        api.put("/api/system/kill-switch/shop", "{\"position\":\"OFF\",\"reason\":\"over\"}");
        assertThat(api.send("POST", SHOP + "/scale", "{\"to\":3}", key)).hasStatus(202);
        assertThat(api.send("POST", SHOP + "/scale", "{\"to\":3}", key)).hasStatus(202);
        assertThat(asked.started).hasSize(1);
        says(api.get("/api/autoscaling/events"), "$.total", 1);
    }

    @Test
    void an_import_of_what_was_exported_makes_no_revision() throws Exception {
        imported();
        Scene.open(groups, ledger, WorkflowState.RUNNING);
        String yaml = api.send("GET", "/api/export", "", Map.of("Accept", "application/yaml"))
                .getResponse()
                .getContentAsString();
        MvcTestResult again = api.importYaml(yaml);

        says(again, "$.unchanged", 2);
        says(again, "$.changed", 0);
        says(api.get(SHOP + "/revisions"), "$.total", 1);
    }
}
