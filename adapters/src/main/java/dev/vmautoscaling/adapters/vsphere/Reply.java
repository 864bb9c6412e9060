package dev.vmautoscaling.adapters.vsphere;

import java.util.Optional;

/**
 * What vCenter replied to a call: an answer or a fault, which some callers expect.
 *
 * @param body the method's response; without meaning when there is a fault
 * @param faults translates for those who do not expect it
 */
record Reply(Call call, Element body, Optional<VimFault> fault, Faults faults) {
    /** The answer; any fault is thrown. */
    Element orThrow() {
        if (fault.isPresent()) {
            throw faults.of(call, fault.get());
        }
        return body;
    }

    /** The object that the answer names; any fault is thrown. */
    Moref object() {
        return orThrow()
                .reference("returnval")
                .orElseThrow(
                        () -> faults.of(call, new MalformedAnswer("the answer names no object", Optional.empty())));
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
