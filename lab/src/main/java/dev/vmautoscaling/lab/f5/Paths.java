package dev.vmautoscaling.lab.f5;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The path that a body asks for: name, and partition and subPath or a name that is a whole path. */
final class Paths {

    private Paths() {}

    static ObjectPath ofBody(ObjectNode body) {
        String name = name(body);
        if (name.startsWith("/")) {
            return ObjectPath.of(name);
        }
        ObjectPath path = new ObjectPath(folder(body), name);
        if (!name.isEmpty() && Character.isDigit(name.charAt(0)) && !startsWithAddress(name)) {
            throw Errors.invalidName(path.toString());
        }
        return path;
    }

    static String name(ObjectNode body) {
        String name = text(body, "name");
        if (name.isEmpty()) {
            throw Errors.missingName();
        }
        if (name.indexOf('<') >= 0 || name.indexOf('>') >= 0) {
            throw Errors.tagLike();
        }
        return name;
    }

    static String folder(ObjectNode body) {
        String partition = text(body, "partition");
        String subPath = text(body, "subPath");
        return "/" + (partition.isEmpty() ? "Common" : partition) + (subPath.isEmpty() ? "" : "/" + subPath);
    }

    static String text(ObjectNode body, String property) {
        JsonNode value = body.get(property);
        return value == null ? "" : value.asString("");
    }

    /** facts 2: names must not begin with a digit unless they are addresses */
    private static boolean startsWithAddress(String name) {
        return MemberName.isAddress(name)
                || MemberName.parse(name)
                        .filter(member -> MemberName.isAddress(member.node()))
                        .isPresent();
    }
}
