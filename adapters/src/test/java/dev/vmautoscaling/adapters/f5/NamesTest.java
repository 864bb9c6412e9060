package dev.vmautoscaling.adapters.f5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Names as F5 writes them. */
class NamesTest {
    @Test
    void a_path_is_written_with_tildes_and_its_percent_escaped() {
        assertThat(ObjectName.of(new PoolId("Common/app", "p1")).segment()).isEqualTo("~Common~app~p1");
        assertThat(new ObjectName("Common", "10.0.0.2%1:80").segment()).isEqualTo("~Common~10.0.0.2%251:80");
        assertThat(new ObjectName("Common", "쇼핑 1").segment()).isEqualTo("~Common~%EC%87%BC%ED%95%91%201");
    }

    @Test
    void a_sub_folder_is_sent_beside_its_partition() {
        assertThat(ObjectName.parse("/Common/app/web1").into(UnitRequest.json()).toString())
                .isEqualTo("{\"name\":\"web1\",\"partition\":\"Common\",\"subPath\":\"app\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 2001:db8::1",
        "2001:0:0:1::1, 2001:0:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::, ::",
        "::1, ::1",
        "fe80::, fe80::",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3"
    })
    void an_ipv6_address_is_shortened(String written, String shortened) {
        assertThat(ObjectName.address(new IpAddress(written), 0)).isEqualTo(shortened);
    }

    @ParameterizedTest
    @CsvSource({
        "/Common/10.0.0.1:80, 10.0.0.1, /Common/10.0.0.1, 80",
        "/Common/10.0.0.1%1:80, 10.0.0.1%1, /Common/10.0.0.1%1, 80",
        "/Common/2001:db8::1.80, 2001:db8::1, /Common/2001:db8::1, 80",
        "/Common/app/web1:8443, 10.0.0.1, /Common/app/web1, 8443",
        "/Common/_auto_2607.f8b0.400a.80a..200e:80, 2607:f8b0:400a:80a::200e, /Common/_auto_2607.f8b0.400a.80a..200e, 80",
        "/Common/web.example:any, 10.0.0.1, /Common/web.example, 0"
    })
    void a_member_name_is_its_node_and_its_port(String fullPath, String address, String node, int port) {
        MemberRow row = MemberRow.of(
                JsonMapper.shared().createObjectNode().put("fullPath", fullPath).put("address", address));

        assertThat(row.node()).isEqualTo(node);
        assertThat(row.port()).isEqualTo(port);
        assertThat(row.endpoint())
                .get()
                .extracting(endpoint -> endpoint.address())
                .isEqualTo(new IpAddress(address.replaceAll("%.*", "")));
    }
}
