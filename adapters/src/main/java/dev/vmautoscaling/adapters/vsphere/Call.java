package dev.vmautoscaling.adapters.vsphere;

/**
 * What is asked of vCenter, in its words and in the operator's.
 *
 * @param method vim25's method
 * @param purpose such as {@code clone VM shop-as01}
 * @param isRead whether it changes nothing, so that it may be asked again after a lost answer
 */
record Call(String method, String purpose, boolean isRead) {
    static Call reading(String method, String purpose) {
        return new Call(method, purpose, true);
    }

    static Call changing(String method, String purpose) {
        return new Call(method, purpose, false);
    }
}
