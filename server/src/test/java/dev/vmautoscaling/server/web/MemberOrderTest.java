package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.engine.WorkflowState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a person orders of one created member; the shop has two base members, and two is its minimum. */
@WebTest
class MemberOrderTest extends ConfigContractBase {
    private static final String MEMBERS = SHOP + "/members";
    private static final String CREATED = MEMBERS + "/" + Scene.MEMBER;
    private static final String WHY = "{\"reason\":\"its disk is slow\"}";

    @BeforeEach
    void one_was_created() {
        imported();
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        f5.addByHand(POOL, new Endpoint(new IpAddress("127.80.1.100"), 8080));
        asked.started.clear();
    }

    @Test
    void the_member_is_taken_out_by_an_event_of_its_own() {
        MvcTestResult begun = api.post(CREATED + "/remove", WHY);

        assertThat(begun).hasStatus(202);
        says(begun, "$.kind", "scale-in");
        says(begun, "$.count", 1);
        says(begun, "$.why", "ordered by admin: shop-as01");
        assertThat(asked.started).hasSize(1);
        says(api.get(MEMBERS + "?origin=created"), "$.items[0].state", "DRAINING");
        says(api.get("/api/audit"), "$.items[0].what", "remove member shop-as01 of shop");
        says(api.get("/api/audit"), "$.items[0].detail", "its disk is slow");
    }

    @Test
    void a_protected_member_stays_until_it_is_protected_no_longer() {
        assertThat(api.post(MEMBERS + "/shop-as01/protect", WHY)).hasStatus(204);
        says(api.get(MEMBERS + "?origin=created"), "$.items[0].protected", true);
        says(api.get("/api/audit"), "$.items[0].what", "protect member shop-as01 of shop");

        MvcTestResult held = api.post(CREATED + "/remove", WHY);
        refused(held, 409, "held");
        says(held, "$.hold", "NOTHING_REMOVABLE");
        assertThat(asked.started).isEmpty();

        assertThat(api.post(CREATED + "/unprotect", "{}")).hasStatus(204);
        assertThat(api.post(CREATED + "/remove", WHY)).hasStatus(202);
    }

    @Test
    void base_members_are_nobody_here_and_without_a_reason_nobody_goes() {
        refused(api.post(MEMBERS + "/127.80.1.11:8080/remove", WHY), 404, "member-unknown");
        refused(api.post(MEMBERS + "/shop-as02/protect", "{}"), 404, "member-unknown");
        refusedFields(api.post(CREATED + "/remove", "{}"), "reason");
        api.post(SHOP + "/mode", "{\"mode\":\"observe\"}");
        refused(api.post(CREATED + "/remove", WHY), 409, "config-observes");
    }

    @Test
    void members_are_shown_with_the_host_that_works_on_their_vm() {
        MvcTestResult members = api.get(MEMBERS + "?origin=created");
        says(members, "$.items[0].host", "esx-1");
        says(members, "$.items[0].vmPage", "https://vcenter.example/ui/vm-73");
    }
}
