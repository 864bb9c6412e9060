package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.ippool.AddressRuns;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.LeaseChange;
import dev.vmautoscaling.server.persistence.Page;
import dev.vmautoscaling.server.persistence.Paging;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each address of a pool: whether it is free, whose it is and was, and the way out of a rest that nobody needs. */
@RestController
@RequestMapping("/api/ip-pools/{name}/addresses")
class AddressController {
    private final KnownPools known;
    private final JdbcLeases leases;
    private final JdbcMembers members;
    private final AuditStore audit;

    AddressController(KnownPools known, JdbcLeases leases, JdbcMembers members, AuditStore audit) {
        this.known = known;
        this.leases = leases;
        this.members = members;
        this.audit = audit;
    }

    /** Why: needed where somebody else was seen on the address. */
    record Release(Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }
    }

    @GetMapping
    Items<AddressView> list(@PathVariable String name, @Filters("state") Query query) {
        Optional<AddressView.State> state = query.constant("state", AddressView.State.class);
        Paging paging = query.ascending("address");
        IpPool pool = known.known(name).pool();
        Map<IpAddress, Lease> taken = known.notFree();
        if (state.isEmpty()) {
            return Items.of(part(pool.addresses(), paging), address -> view(address, taken));
        }
        if (state.get() == AddressView.State.FREE) {
            AddressRuns free = pool.addresses().withoutAddresses(taken.keySet().stream());
            return Items.of(part(free, paging), AddressView::free);
        }
        List<AddressView> all = pool.addresses().amongst(taken.keySet()).stream()
                .map(address -> view(address, taken))
                .filter(view -> view.state().equals(Words.of(state.get())))
                .toList();
        return Items.of(part(all, paging), view -> view);
    }

    /** Only the part is made: a pool may have sixty-five thousand addresses. */
    private static Page<IpAddress> part(AddressRuns runs, Paging paging) {
        long total = runs.count();
        if (paging.oldestFirst()) {
            return new Page<>(runs.part(paging.offset(), paging.limit()), total);
        }
        long end = Math.max(0, total - paging.offset());
        long begin = Math.max(0, end - paging.limit());
        return new Page<>(runs.part(begin, (int) (end - begin)).reversed(), total);
    }

    private static <T> Page<T> part(List<T> all, Paging paging) {
        List<T> ordered = paging.oldestFirst() ? all : all.reversed();
        return new Page<>(
                ordered.stream().skip(paging.offset()).limit(paging.limit()).toList(), all.size());
    }

    private AddressView view(IpAddress address, Map<IpAddress, Lease> taken) {
        return Optional.ofNullable(taken.get(address))
                .map(lease -> AddressView.of(lease, members.find(lease.holder())))
                .orElseGet(() -> AddressView.free(address));
    }

    @GetMapping("/{address}")
    AddressView detail(@PathVariable String name, @PathVariable String address, @Filters Query query) {
        Paging paging = query.newestFirst("at");
        IpAddress wanted = inPool(name, address);
        return view(wanted, known.notFree()).with(Items.of(leases.history(wanted, paging), this::change));
    }

    private AddressView.Change change(LeaseChange change) {
        return new AddressView.Change(
                change.at(),
                Words.of(change.state()),
                AddressView.Owner.of(change.holder(), members.find(change.holder())),
                change.note(),
                change.restsUntil());
    }

    /** Ends the rest of an address that nobody uses. */
    @PostMapping("/{address}/release")
    @Refusal(status = 409, code = "address-free", when = "the address is free already")
    @Refusal(status = 409, code = "address-in-use", when = "a member holds the address")
    AddressView release(@PathVariable String name, @PathVariable String address, @Body Release order, Principal who) {
        Optional<String> reason = order.reason();
        IpAddress wanted = inPool(name, address);
        Lease lease = Optional.ofNullable(known.notFree().get(wanted))
                .orElseThrow(() -> refused("address-free", wanted + " is free already"));
        switch (lease.state()) {
            case HELD -> throw refused("address-in-use", wanted + " is held by " + holder(lease));
            case CONFLICT -> {
                if (reason.isEmpty()) {
                    throw Refused.fields(List.of(new FieldError(
                            "reason", "nothing", "1 to 500 characters", "say how the conflict was settled")));
                }
            }
            case QUARANTINED -> {}
        }
        String note = who.getName() + reason.map(text -> ": " + text).orElse("");
        if (!leases.endRest(wanted, note)) {
            throw refused("address-in-use", wanted + " was given to somebody just now");
        }
        String what = "release " + Words.of(lease.state()) + " address " + wanted + " of " + name;
        audit.record(who.getName(), what, reason.orElse(""));
        return AddressView.free(wanted);
    }

    private String holder(Lease lease) {
        return members.find(lease.holder()).map(member -> member.name()).orElse("member " + lease.holder());
    }

    private static Refused refused(String code, String detail) {
        return Refused.because(HttpStatus.CONFLICT, code, detail);
    }

    private IpAddress inPool(String name, String address) {
        IpPool pool = known.known(name).pool();
        try {
            IpAddress wanted = new IpAddress(address);
            if (pool.addresses().contains(wanted) || isLeased(name, wanted)) {
                return wanted;
            }
        } catch (IllegalArgumentException noAddress) {
            // told below, as any other text that is no address of the pool
        }
        throw Refused.because(
                HttpStatus.NOT_FOUND,
                "address-unknown",
                address + " is not an address that IP pool " + name + " gives out");
    }

    /** Its ranges may have changed since. */
    private boolean isLeased(String name, IpAddress address) {
        return Optional.ofNullable(known.notFree().get(address))
                .filter(lease -> lease.pool().equals(name))
                .isPresent();
    }
}
