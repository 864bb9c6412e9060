package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.Vm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All VMs of vCenter with their marks, wherever they have been moved to. A mark is one among a hundred settings of a VM,
 * and the settings of a thousand VMs are megabytes; so those of a VM are read again only when its configuration has
 * changed, or after a while in any case. Thread-safe.
 */
final class Census {
    private static final List<String> SETTINGS = List.of(VmProperties.EXTRA_CONFIG);

    /** Should a mark ever change without the configuration's version, it is not overlooked for longer than this. */
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    /** Up to so many VMs are asked about one by one. */
    private static final int FEW = 20;

    /** @param changeVersion of the configuration before the mark was read */
    private record Seen(String changeVersion, Optional<OwnershipMark> mark, Instant at) {
        boolean holdsFor(PropertyValues vm, Instant now) {
            String version = vm.text(VmProperties.CHANGE_VERSION);
            return !version.isEmpty() && version.equals(changeVersion) && now.isBefore(at.plus(BELIEVED));
        }
    }

    private final InstantSource time;
    private volatile Map<Moref, Seen> remembered = Map.of();

    Census(InstantSource time) {
        this.time = time;
    }

    /** Every VM as it is now. */
    List<Vm> of(Vim vim, String purpose) {
        Properties properties = new Properties(vim, purpose);
        List<PropertyValues> vms =
                properties.below(vim.content().rootFolder(), Map.of(VmProperties.TYPE, VmProperties.ALL_BUT_SETTINGS));
        Map<Moref, Seen> seen = look(vms, properties, vim);
        remembered = seen;
        return vms.stream()
                .map(vm -> VmProperties.vm(
                        vm, Optional.ofNullable(seen.get(vm.object())).flatMap(Seen::mark)))
                .toList();
    }

    private Map<Moref, Seen> look(List<PropertyValues> vms, Properties properties, Vim vim) {
        Instant now = time.instant();
        Map<Moref, Seen> before = remembered;
        Map<Moref, Seen> seen = new HashMap<>();
        Map<Moref, String> changed = new HashMap<>();
        for (PropertyValues vm : vms) {
            Seen last = before.get(vm.object());
            if (last != null && last.holdsFor(vm, now)) {
                seen.put(vm.object(), last);
            } else {
                changed.put(vm.object(), vm.text(VmProperties.CHANGE_VERSION));
            }
        }
        for (PropertyValues vm : settings(changed, properties, vim)) {
            String version = changed.get(vm.object());
            if (version != null) {
                seen.put(vm.object(), new Seen(version, VmProperties.mark(vm), now));
            }
        }
        return seen;
    }

    /** Of the changed VMs, and perhaps of others; one that has gone in the meantime is left out. */
    private static List<PropertyValues> settings(Map<Moref, String> changed, Properties properties, Vim vim) {
        if (changed.size() > FEW) {
            return properties.below(vim.content().rootFolder(), Map.of(VmProperties.TYPE, SETTINGS));
        }
        return changed.keySet().stream()
                .flatMap(vm -> properties.of(vm, SETTINGS).stream())
                .toList();
    }
}
