package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How members are called: route domains, IPv6, folders, named nodes (facts 2 and 7). */
class NamesTest {

    private static final String POOLS = "/mgmt/tm/ltm/pool";
    private static final String MEMBERS = POOLS + "/~Common~p1/members";

    private final F5Simulator device = new F5Simulator(F5Options.defaults().withForwarding(false));
    private final RestClient admin = RestClient.admin(device);

    @BeforeEach
    void aPool() {
        device.createPool("p1", "");
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
    }

    @Test
    void a_route_domain_is_part_of_name_and_address_and_escaped_in_links() throws Exception {
        JsonNode added = admin.post(MEMBERS, "{'name':'10.0.0.1%1:80','partition':'Common'}")
                .json();
        assertThat(added.path("address").asString()).isEqualTo("10.0.0.1%1");
        assertThat(added.path("selfLink").asString())
                .isEqualTo("https://localhost" + MEMBERS + "/~Common~10.0.0.1%251:80?ver=16.0.0");
        assertThat(admin.get(MEMBERS + "/~Common~10.0.0.1%251:80").status()).isEqualTo(200);
        assertThat(admin.get(MEMBERS + "/~Common~10.0.0.1%251%3A80/stats").status())
                .isEqualTo(200);
        assertThat(admin.get("/mgmt/tm/ltm/node/~Common~10.0.0.1%251").status()).isEqualTo(200);
    }

    @Test
    void an_ipv6_member_has_a_dot_before_its_port() throws Exception {
        JsonNode added = admin.post(MEMBERS, "{'name':'2001:db8::1.80','partition':'Common'}")
                .json();
        assertThat(added.path("fullPath").asString()).isEqualTo("/Common/2001:db8::1.80");
        assertThat(added.path("address").asString()).isEqualTo("2001:db8::1");
        assertThat(device.nodes()).containsExactly("/Common/2001:db8::1");
        assertThat(admin.delete(MEMBERS + "/~Common~2001:db8::1.80").status()).isEqualTo(200);
    }

    @Test
    void a_member_of_a_named_node_has_the_nodes_address() throws Exception {
        admin.post("/mgmt/tm/ltm/node", "{'name':'web1','address':'10.0.0.7'}");
        JsonNode added =
                admin.post(MEMBERS, "{'name':'web1:80','partition':'Common'}").json();
        assertThat(added.path("address").asString()).isEqualTo("10.0.0.7");
        assertThat(admin.post(MEMBERS, "{'name':'10.0.0.7:80','partition':'Common'}")
                        .message())
                .startsWith("0107003a:3:");
        assertThat(admin.post(MEMBERS, "{'name':'web2:80','partition':'Common'}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.post(MEMBERS, "{'name':'web2:80','partition':'Common','address':'10.0.0.8'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void without_a_partition_the_member_is_added_and_yet_not_found() throws Exception {
        device.createFolder("shop", 4);
        admin.post(POOLS, "{'name':'p2','partition':'shop'}");
        RestClient.Answer answer = admin.post(POOLS + "/~shop~p2/members", "{'name':'10.100.10.1:443'}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("Object not found - 10.100.10.1:443");
        assertThat(device.members())
                .singleElement()
                .extracting(MemberView::name)
                .isEqualTo("10.100.10.1%4:443");
    }

    @Test
    void a_pool_of_one_partition_may_use_nodes_of_common() throws Exception {
        device.createFolder("shop", 0);
        admin.post(POOLS, "{'name':'p2','partition':'shop'}");
        admin.post(POOLS + "/~shop~p2/members", "{'name':'10.0.0.1:80','partition':'Common'}");
        assertThat(admin.get(POOLS + "/~shop~p2/members")
                        .json()
                        .at("/items/0/fullPath")
                        .asString())
                .isEqualTo("/Common/10.0.0.1:80");
    }

    @Test
    void folders_below_a_partition_are_part_of_the_path() throws Exception {
        device.createFolder("Common/app", 0);
        JsonNode pool = admin.post(POOLS, "{'name':'p1','partition':'Common','subPath':'app'}")
                .json();
        assertThat(pool.path("fullPath").asString()).isEqualTo("/Common/app/p1");
        assertThat(pool.path("subPath").asString()).isEqualTo("app");
        assertThat(admin.get(POOLS + "/~Common~app~p1").status()).isEqualTo(200);
    }

    @Test
    void a_name_without_its_partition_is_found_in_common_and_answered_without_one() throws Exception {
        JsonNode pool = admin.get(POOLS + "/p1").json();
        assertThat(pool.path("fullPath").asString()).isEqualTo("p1");
        assertThat(pool.has("partition")).isFalse();
    }

    @Test
    void half_an_escape_is_refused_and_a_trailing_slash_is_not() throws Exception {
        assertThat(admin.get(POOLS + "/").status()).isEqualTo(200);
        assertThat(admin.post(MEMBERS + "/", "{'name':'10.0.0.9:80','partition':'Common'}")
                        .status())
                .isEqualTo(200);
        assertThat(MemberName.parse("10.0.0.1%1:any").orElseThrow().port()).isZero();
    }

    @Test
    void names_may_not_begin_with_a_digit_unless_they_are_addresses() throws Exception {
        assertThat(admin.post(POOLS, "{'name':'1pool'}").message()).startsWith("01070088:3:");
    }

    @Test
    void collections_are_filtered_selected_and_paged() throws Exception {
        device.createFolder("shop", 0);
        for (String name : List.of("a", "b", "c")) {
            admin.post(POOLS, "{'name':'%s','partition':'shop'}".formatted(name));
        }
        JsonNode ofShop =
                admin.get(POOLS + "?$filter=partition%20eq%20shop&$select=name").json();
        assertThat(ofShop.path("items").toString()).isEqualTo("[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]");
        JsonNode page = admin.get(POOLS + "?$top=2").json();
        assertThat(page.path("items").size()).isEqualTo(2);
        String next = page.path("nextLink").asString().substring("https://localhost".length());
        JsonNode rest = admin.get(next).json();
        assertThat(rest.path("items").size()).isEqualTo(2);
        assertThat(rest.has("nextLink")).isFalse();
    }
}
