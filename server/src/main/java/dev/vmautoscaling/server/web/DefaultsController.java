package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.preflight.ConfigDefaults;
import dev.vmautoscaling.preflight.Suggestion;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the fields of a new config should be, from the servers that are in its pool already. */
@RestController
class DefaultsController {
    private final ConfigDefaults defaults;
    private final JdbcIpPools pools;

    DefaultsController(ConfigDefaults defaults, JdbcIpPools pools) {
        this.defaults = defaults;
        this.pools = pools;
    }

    /** @param members the servers that the suggestions come from */
    record DefaultsView(List<BaseView> members, List<Suggestion> fields) {
        static DefaultsView of(ConfigDefaults.Suggested suggested) {
            return new DefaultsView(
                    suggested.base().stream()
                            .map(member -> BaseView.of(
                                    member,
                                    Optional.ofNullable(suggested
                                            .vms()
                                            .get(member.endpoint().address()))))
                            .toList(),
                    suggested.fields());
        }
    }

    /** @param vm absent when no VM with this address is found */
    record BaseView(String name, String address, int port, boolean takesTraffic, Optional<MemberView.VmAt> vm) {
        static BaseView of(PoolMember member, Optional<BaseVm> vm) {
            return new BaseView(
                    member.name(),
                    member.endpoint().address().value(),
                    member.endpoint().port(),
                    member.takesTraffic(),
                    vm.map(MemberView.VmAt::of));
        }
    }

    /** {@code f5}, {@code vcenter} and {@code prometheus} are connections; {@code partition} is Common unless given. */
    @GetMapping("/api/autoscaling/config-defaults")
    DefaultsView of(@Filters({"f5", "partition", "pool", "vcenter", "prometheus"}) Query query) {
        List<FieldError> missing = new ArrayList<>();
        PoolId pool = new PoolId(query.text("partition").orElse("Common"), given(query, "pool", missing));
        ConfigDefaults.Chosen chosen = new ConfigDefaults.Chosen(
                given(query, "f5", missing),
                pool,
                given(query, "vcenter", missing),
                given(query, "prometheus", missing));
        query.ascending("field");
        if (!missing.isEmpty()) {
            throw Refused.parameters(missing);
        }
        return DefaultsView.of(defaults.of(chosen, pools.all()));
    }

    private static String given(Query query, String name, List<FieldError> missing) {
        return query.text(name).orElseGet(() -> {
            missing.add(new FieldError(name, "nothing", "a name", "this parameter must be given"));
            return "";
        });
    }
}
