/**
 * F5 BIG-IP over iControl REST. The wire's words ({@code user-disabled}, {@code ~Common~pool}) stay in here.
 *
 * <p>Read {@link dev.vmautoscaling.adapters.f5.F5Pools} first: it is the port. It asks {@code Units} for the active unit,
 * each of which is a {@code UnitSession} (token) over a {@code UnitHttp} (one exchange); {@code Faults} alone decides what
 * a bad answer means.
 */
@NullMarked
package dev.vmautoscaling.adapters.f5;

import org.jspecify.annotations.NullMarked;
