package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.util.Optional;

/**
 * What vCenter replied: an answer or a fault, which some callers expect.
 *
 * @param body the method's response; without meaning when there is a fault
 * @param fault as vCenter worded it
 * @param translated the same for everybody else
 */
record Reply(Element body, Optional<VimFault> fault, Optional<OutsideFault> translated) {
    static Reply answered(Element body) {
        return new Reply(body, Optional.empty(), Optional.empty());
    }

    static Reply faulted(VimFault fault, OutsideFault translated) {
        return new Reply(fault.detail(), Optional.of(fault), Optional.of(translated));
    }

    /** The answer; any fault is thrown. */
    Element orThrow() {
        if (translated.isPresent()) {
            throw translated.get();
        }
        return body;
    }

    /** The answer; empty when vCenter does not know (any more) what was asked about; other faults are thrown. */
    Optional<Element> ifFound() {
        return isFault(VimFault.NOT_FOUND) ? Optional.empty() : Optional.of(orThrow());
    }

    boolean isFault(String type) {
        return fault.filter(present -> present.isA(type)).isPresent();
    }

    boolean saysAlready(String powerState) {
        return fault.filter(present -> present.saysAlready(powerState)).isPresent();
    }
}
