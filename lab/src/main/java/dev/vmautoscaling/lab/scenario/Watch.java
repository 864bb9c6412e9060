package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.wire.AlertmanagerListing;
import dev.vmautoscaling.lab.wire.F5Listing;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at the F5 and the Alertmanager all the time and remembers what cannot be asked for afterwards. */
final class Watch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final F5Listing f5;
    private final AlertmanagerListing alerts;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int peak;
    private volatile @Nullable Instant firstScaleOutAlert;

    Watch(World world) {
        f5 = new F5Listing(world.site().f5Login());
        alerts = new AlertmanagerListing(world.monitoring().alertmanagers().getFirst());
        Thread.ofVirtual().name("lab-watch").start(this::run);
    }

    /** How many members take traffic now. */
    int members() {
        return f5.available(Shop.PARTITION, Shop.POOL);
    }

    /** The most members that took traffic at once. */
    int peak() {
        return peak;
    }

    /** When the first alert that asks for a scale-out began to fire. */
    Optional<Instant> firstScaleOutAlert() {
        return Optional.ofNullable(firstScaleOutAlert);
    }

    private void run() {
        try {
            do {
                look();
            } while (!end.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException | IllegalStateException e) {
            if (end.getCount() > 0) {
                System.err.println("the watch over F5 and Alertmanager ended: " + e.getMessage());
            }
        }
    }

    private void look() {
        peak = Math.max(peak, members());
        if (firstScaleOutAlert == null) {
            firstScaleOutAlert = alerts.startsAt(Shop.SERVICE, "scale_out").orElse(null);
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
