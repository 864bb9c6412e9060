package dev.vmautoscaling.lab.vcenter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that goes wrong in the simulated vCenter: once, and for every VM, unless said otherwise.
 *
 * @param order the order as the front reads it
 */
public record InjectedFault(Map<String, Object> order) {

    /** In place of a method's name: every call. */
    public static final String EVERY_CALL = "*";

    /** In place of a method's name: every call of the REST interface, which only breaks or answers an HTTP status. */
    public static final String REST = "REST";

    public InjectedFault {
        order = Map.copyOf(order);
    }

    /** The task ends in a vim25 fault, such as {@code InsufficientResourcesFault}. */
    public static InjectedFault inTask(String method, String vimFault) {
        return of(method, "taskFault", vimFault);
    }

    /** The call itself is answered with a vim25 fault. */
    public static InjectedFault soap(String method, String vimFault) {
        return of(method, "soapFault", vimFault);
    }

    /** The connection breaks and nothing was done. */
    public static InjectedFault dropBefore(String method) {
        return of(method, "dropBefore", true);
    }

    /** Everything is done, but the answer is lost. */
    public static InjectedFault dropAfter(String method) {
        return of(method, "dropAfter", true);
    }

    /** Everything is done, but the answer comes late. */
    public static InjectedFault lateAnswer(String method, Duration delay) {
        return of(method, "hang", VcenterOptions.goDuration(delay));
    }

    /** An HTTP status without SOAP, such as 503. */
    public static InjectedFault httpStatus(String method, int status) {
        return of(method, "httpStatus", status);
    }

    /** The caller's session has expired. */
    public static InjectedFault sessionExpired(String method) {
        return of(method, "notAuthenticated", true);
    }

    /** The caller's session has expired, and the answer to a read tells it only among its missing properties. */
    public static InjectedFault sessionExpiredInside(String method) {
        return of(method, "expiredInside", true);
    }

    /** The user lacks a privilege, such as {@code VirtualMachine.Provisioning.DeployTemplate}. */
    public static InjectedFault noPermission(String method, String privilegeId) {
        return of(method, "noPermission", privilegeId);
    }

    /** At its next boot a VM whose name starts so fails its customization and gets no address. */
    public static InjectedFault customizationFails(String vmPrefix) {
        return new InjectedFault(Map.of("customizationFailed", true, "times", 1, "vm", vmPrefix));
    }

    /** Strikes only where the VM's name (for a clone: the new VM's) starts so. */
    public InjectedFault forVms(String prefix) {
        return with("vm", prefix);
    }

    /** Strikes so many calls. */
    public InjectedFault times(int value) {
        return with("times", value);
    }

    /** Strikes until the faults are cleared. */
    public InjectedFault always() {
        return times(0);
    }

    /** Lets so many calls pass first. */
    public InjectedFault afterCalls(int value) {
        return with("skip", value);
    }

    /** Strikes so long after the call; for a task fault the task runs so long. */
    public InjectedFault after(Duration delay) {
        return with("after", VcenterOptions.goDuration(delay));
    }

    /** A property of the vim25 fault, such as {@code Datastore} of {@code NoDiskSpace}: in the library's own case. */
    public InjectedFault withDetail(String property, Object value) {
        return with("detail", Map.of(property, value));
    }

    private static InjectedFault of(String method, String kind, Object value) {
        return new InjectedFault(Map.of("method", method, "times", 1, kind, value));
    }

    private InjectedFault with(String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(order);
        all.put(key, value);
        return new InjectedFault(all);
    }
}
