package dev.vmautoscaling.domain.ippool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses as runs, ascending and without overlap. A network of 65,536 addresses is two of them and not a list, so
 * counting, paging and taking away cost what the number of runs costs.
 */
public record AddressRuns(List<IpRange> runs) {
    private static final Comparator<IpRange> BY_FIRST = Comparator.comparing(IpRange::first);

    public AddressRuns {
        runs = List.copyOf(runs);
    }

    /** @param ranges in any order, overlapping or not */
    public static AddressRuns of(Collection<IpRange> ranges) {
        List<IpRange> runs = new ArrayList<>();
        for (IpRange range : ranges.stream().sorted(BY_FIRST).toList()) {
            if (runs.isEmpty()) {
                runs.add(range);
            } else {
                // In this order everything up to the last run's end is there already.
                IpRange last = runs.getLast();
                range.without(last).stream()
                        .filter(part -> part.first().compareTo(last.last()) > 0)
                        .forEach(runs::add);
            }
        }
        return new AddressRuns(runs);
    }

    /** Without everything that lies in a hole. */
    public AddressRuns without(Collection<IpRange> holes) {
        List<IpRange> rest = new ArrayList<>();
        List<IpRange> ascending = of(holes).runs;
        int next = 0;
        for (IpRange run : runs) {
            Optional<IpRange> left = Optional.of(run);
            while (next < ascending.size() && ascending.get(next).first().compareTo(run.last()) <= 0) {
                IpRange hole = ascending.get(next);
                List<IpRange> parts = left.map(part -> part.without(hole)).orElse(List.of());
                parts.stream()
                        .filter(part -> part.last().compareTo(hole.first()) < 0)
                        .forEach(rest::add);
                left = parts.stream()
                        .filter(part -> part.first().compareTo(hole.last()) > 0)
                        .findFirst();
                if (hole.last().compareTo(run.last()) > 0) {
                    break; // it may reach into the next run too
                }
                next++;
            }
            left.ifPresent(rest::add);
        }
        return new AddressRuns(rest);
    }

    /** Without these addresses. */
    public AddressRuns withoutAddresses(Stream<IpAddress> addresses) {
        return without(addresses.map(address -> new IpRange(address, address)).toList());
    }

    /** How many addresses there are. */
    public long count() {
        return runs.stream().mapToLong(IpRange::size).sum();
    }

    /** All of them, lowest first; made as they are asked for. */
    public Stream<IpAddress> stream() {
        return runs.stream().flatMap(IpRange::addresses);
    }

    /**
     * A part of them, lowest first.
     *
     * @param offset how many to leave out
     * @param limit at most this many
     */
    public List<IpAddress> part(long offset, int limit) {
        List<IpAddress> part = new ArrayList<>();
        long skip = offset;
        for (IpRange run : runs) {
            long size = run.size();
            for (long i = skip; i < size && part.size() < limit; i++) {
                part.add(run.at(i));
            }
            skip = Math.max(0, skip - size);
        }
        return part;
    }

    public boolean contains(IpAddress address) {
        return runs.stream().anyMatch(run -> run.contains(address));
    }

    /** Those of them that lie in the range. */
    public AddressRuns within(IpRange range) {
        return new AddressRuns(
                runs.stream().flatMap(run -> run.common(range).stream()).toList());
    }

    /** Those of the addresses that are among them, lowest first. */
    public List<IpAddress> amongst(Collection<IpAddress> addresses) {
        return addresses.stream().filter(this::contains).sorted().toList();
    }

    /** The first run of these that has an address of the others. */
    public Optional<IpRange> overlap(AddressRuns others) {
        return runs.stream()
                .filter(run -> others.runs.stream().anyMatch(run::overlaps))
                .findFirst();
    }
}
