package dev.vmautoscaling.domain.ippool;

import java.util.Optional;

/** The pools that the operators have defined. */
public interface IpPools {
    Optional<IpPool> find(String name);
}
