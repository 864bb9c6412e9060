/**
 * A BIG-IP in a box: iControl REST over TLS as real devices were recorded to answer, and virtual servers that really
 * forward TCP. Start with {@link dev.vmautoscaling.lab.f5.F5Simulator}; the way of a call is {@code WireServer} →
 * {@code Router} → {@code ObjectVerbs} and one {@code Kind}; the way of a connection is {@code VirtualServers} → {@code
 * LoadBalancer}. Comments that say "facts" or "fixture" name the recorded row that a rule comes from; "[M]" marks what
 * no recording covers.
 */
@NullMarked
package dev.vmautoscaling.lab.f5;

import org.jspecify.annotations.NullMarked;
