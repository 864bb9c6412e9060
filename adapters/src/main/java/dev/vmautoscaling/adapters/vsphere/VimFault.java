package dev.vmautoscaling.adapters.vsphere;

/**
 * A fault as vCenter words it, in an answer or in a task.
 *
 * @param type vim25's class, such as {@code ManagedObjectNotFound}
 * @param message in vCenter's language, for the operator; may be empty
 * @param detail the fault's own fields
 */
record VimFault(String type, String message, Element detail) {
    static final String NOT_AUTHENTICATED = "NotAuthenticated";
    static final String NO_PERMISSION = "NoPermission";
    static final String NOT_FOUND = "ManagedObjectNotFound";
    static final String DUPLICATE_NAME = "DuplicateName";
    static final String WRONG_POWER_STATE = "InvalidPowerState";

    /** From {@code soapenv:Fault}: the fault's class is the type of the detail's only child. */
    static VimFault ofSoap(Element fault) {
        Element detail = fault.child("detail")
                .flatMap(element -> element.children().stream().findFirst())
                .orElseGet(() -> Element.of("detail"));
        String type = detail.xsiType().isEmpty() ? detail.name().replaceFirst("Fault$", "") : detail.xsiType();
        return new VimFault(type, fault.text("faultstring"), detail);
    }

    /** From a {@code LocalizedMethodFault}, as tasks and missing properties carry it. */
    static VimFault ofLocalized(Element localized) {
        Element detail = localized.child("fault").orElseGet(() -> Element.of("fault"));
        return new VimFault(detail.xsiType(), localized.text("localizedMessage"), detail);
    }

    boolean isA(String wanted) {
        return type.equals(wanted);
    }

    /** Whether it says only that the VM is in this power state already. */
    boolean saysAlready(String powerState) {
        return isA(WRONG_POWER_STATE) && detail.text("existingState").equals(powerState);
    }
}
