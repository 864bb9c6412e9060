/**
 * vCenter over its SOAP API (vim25), with a thin client of our own. Reading order: {@code VsphereVirtualMachines}, then
 * {@code Session}, then {@code SoapWire}; {@code Requests} holds every request, {@code Faults} every translation.
 */
@NullMarked
package dev.vmautoscaling.adapters.vsphere;

import org.jspecify.annotations.NullMarked;
