package dev.vmautoscaling.templates;

/**
 * Why something is not done with a template.
 *
 * @param message what is in the way
 * @param hint what the operator can do
 */
public record Refusal(Code code, String message, String hint) {
    /** Stable: the API shows them, in lower case and with dashes. */
    public enum Code {
        TEMPLATE_NAME_TAKEN,
        VCENTER_NAME_TAKEN,
        SOURCE_VM_UNKNOWN,
        SOURCE_VM_AMBIGUOUS,
        SOURCE_VM_CHANGED,
        SOURCE_VM_POWERED_ON,
        SOURCE_VM_IS_TEMPLATE,
        SOURCE_VM_IS_MEMBER,
        NOT_A_TEMPLATE,
        CONFIRMATION_MISSING,
        CHANGED_MEANWHILE,
        TEMPLATE_BUSY,
        TEMPLATE_NOT_READY,
        TEMPLATE_IN_USE,
        TEMPLATE_HAS_LINKED_CLONES,
        TEMPLATE_NOT_OURS,
        TEMPLATE_MISSING,
        NEVER_WAS_A_VM,
        VCENTER_RIGHT_MISSING
    }
}
