package dev.vmautoscaling.lab.f5;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What each role may do (facts 1, roles). Too low a role is answered with 401, not 403. */
final class Rights {

    private static final Set<String> SWITCHES = Set.of("session", "state");

    private Rights() {}

    static void check(Call call) {
        if (!isAllowed(call)) {
            throw Errors.roleTooLow(call.user().name(), call.method(), call.rawPath(), call.peer());
        }
    }

    private static boolean isAllowed(Call call) {
        if (call.user().role() == F5Role.ADMIN) {
            return true;
        }
        List<String> path = call.path();
        boolean isLtm = path.size() > 1 && path.get(1).equals("ltm");
        boolean isRead = call.method().equals("GET");
        return switch (call.user().role()) {
            case ADMIN -> true;
            case MANAGER -> isOpen(path) || (isLtm ? isRead || isWithin(call) : isRead && !isAdministrative(path));
            case OPERATOR -> isOpen(path) || (isRead ? !isAdministrative(path) : isLtm && isSwitching(call));
            case GUEST -> isOpen(path) || (isRead && !isAdministrative(path));
        };
    }

    /** facts 1: endpoints on which others than administrators were recorded to get 401. */
    private static boolean isAdministrative(List<String> path) {
        String resource = String.join("/", path.subList(1, path.size()));
        return resource.equals("net/self") || resource.startsWith("sys/provision");
    }

    private static boolean isOpen(List<String> path) {
        return path.getFirst().equals("shared") || path.contains("transaction");
    }

    /** A manager of one partition writes only there. */
    private static boolean isWithin(Call call) {
        String partition = call.user().partition();
        if (partition.equals(User.ALL_PARTITIONS)) {
            return true;
        }
        boolean isNamed = call.path().stream()
                .filter(segment -> segment.startsWith("~"))
                .findFirst()
                .map(segment -> ObjectPath.ofSegment(segment).partition().equals(partition))
                .orElse(true);
        return isNamed && (!call.method().equals("POST") || isBodyWithin(call, partition));
    }

    private static boolean isBodyWithin(Call call, String partition) {
        String asked = call.json().path("partition").asString("");
        return asked.isEmpty() || asked.equals(partition);
    }

    /** facts 1: an operator may only enable and disable members and nodes. */
    private static boolean isSwitching(Call call) {
        List<String> path = call.path();
        boolean isMemberOrNode = path.contains("node") || path.contains("members");
        if (!call.method().equals("PATCH") || !isMemberOrNode) {
            return false;
        }
        ObjectNode body = call.json();
        return body.propertyNames().stream().allMatch(SWITCHES::contains);
    }
}
