package dev.vmautoscaling.lab.jenkins;

import java.util.Set;

/** Somebody who may log in, by API token or by password. */
record User(String name, String token, String password, Set<Permission> permissions) {

    static final User ANONYMOUS = new User("anonymous", "", "", Set.of());

    User {
        permissions = Set.copyOf(permissions);
    }

    boolean isAnonymous() {
        return name.equals(ANONYMOUS.name);
    }

    boolean may(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.ADMINISTER);
    }
}
