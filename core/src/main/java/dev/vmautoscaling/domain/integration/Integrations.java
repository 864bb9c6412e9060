package dev.vmautoscaling.domain.integration;

import java.util.List;

/** Every part that there is, one integration each. */
public record Integrations(List<Integration> all) {
    /** @throws IllegalArgumentException when a part is there twice */
    public Integrations {
        all = List.copyOf(all);
        if (all.stream().map(Integration::part).distinct().count() != all.size()) {
            throw new IllegalArgumentException("a part is there twice: " + all);
        }
    }

    /** @throws IllegalArgumentException when nobody looks after this part */
    public Integration of(Part part) {
        return all.stream()
                .filter(integration -> integration.part() == part)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody looks after " + part));
    }

    /** The parts that are looked after, in the order in which they are published. */
    public List<Part> parts() {
        return all.stream().map(Integration::part).sorted().toList();
    }
}
