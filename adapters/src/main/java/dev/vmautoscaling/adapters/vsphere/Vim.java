package dev.vmautoscaling.adapters.vsphere;

import java.util.function.BiFunction;

/**
 * vCenter within one session.
 *
 * @param content its fixed objects
 * @param sessionKey vCenter's name for the session, for questions about what it may do
 * @param asking sends one request in the session
 */
record Vim(ServiceContent content, String sessionKey, BiFunction<Call, Element, Reply> asking) {
    Reply ask(Call call, Element request) {
        return asking.apply(call, request);
    }
}
