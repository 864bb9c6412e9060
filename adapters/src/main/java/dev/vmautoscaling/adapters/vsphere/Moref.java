package dev.vmautoscaling.adapters.vsphere;

/** A managed object reference: opaque, valid in one vCenter only. */
record Moref(String type, String id) {
    boolean isA(String wanted) {
        return type.equals(wanted);
    }
}
