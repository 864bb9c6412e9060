package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.VcenterInventory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All objects of one vCenter that there are to choose from, followed by one long poll for as long as somebody asks for
 * them. A session that ended, a vCenter that restarted or a lost connection only mean that everything is read again;
 * until then the old lists are answered with their age. Thread-safe.
 */
final class InventoryView implements VcenterInventory, AutoCloseable {
    /** When nobody has asked for so long, vCenter is left alone. */
    static final Duration UNUSED = Duration.ofMinutes(15);

    private static final Duration TALK_EVERY = Duration.ofMinutes(5);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** Two long polls and some: older lists are called old. */
    private static final Duration FRESH = Following.LONGEST_WAIT.multipliedBy(3);

    private final Session session;
    private final Faults faults;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    // everything below is guarded by the lock
    private Optional<FollowedObjects> objects = Optional.empty();
    private Optional<Contents> built = Optional.empty();
    private Instant asOf = Instant.EPOCH;
    private Instant askedAt = Instant.EPOCH;
    private Optional<OutsideFault> fault = Optional.empty();
    private Optional<Thread> follower = Optional.empty();
    private boolean isCurrent;
    private boolean isClosed;

    InventoryView(Session session, Faults faults, InstantSource time) {
        this.session = session;
        this.faults = faults;
        this.time = time;
    }

    @Override
    public Contents contents(Duration patience) {
        lock.lock();
        try {
            askedAt = time.instant();
            if (follower.isEmpty() && !isClosed) {
                fault = Optional.empty();
                follower = Optional.of(Thread.ofVirtual()
                        .name("inventory of " + faults.system())
                        .start(this::follow));
            }
            awaitNews(patience);
            return objects.map(this::contents).orElseThrow(() -> nothingYet(patience));
        } finally {
            lock.unlock();
        }
    }

    private void awaitNews(Duration patience) {
        long left = patience.toNanos();
        try {
            while (!isCurrent && fault.isEmpty() && !isClosed && left > 0) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever asked wants no more than is known now
        }
    }

    private Contents contents(FollowedObjects known) {
        Contents contents = built.orElseGet(() -> new InventoryListing(known).contents(asOf));
        built = Optional.of(contents);
        return new Contents(
                contents.vms(),
                contents.networks(),
                contents.datastores(),
                contents.clusters(),
                contents.folders(),
                asOf,
                trouble());
    }

    private Optional<String> trouble() {
        Duration age = Duration.between(asOf, time.instant());
        if (fault.isPresent()) {
            return fault.map(present -> present.getMessage() + "; " + present.hint());
        }
        return isCurrent && age.compareTo(FRESH) <= 0
                ? Optional.empty()
                : Optional.of(faults.system() + " is being asked again and has not told everything yet");
    }

    private OutsideFault nothingYet(Duration patience) {
        return fault.orElseGet(() -> faults.of(
                FaultKind.TRANSIENT,
                "read the inventory",
                "it is still being read after " + patience.toSeconds() + " s",
                "Ask again in a moment: a large vCenter takes a while the first time"));
    }

    /** Until nobody wants it any more; each fault is followed by a rest, which grows until vCenter answers again. */
    private void follow() {
        Duration rest = FIRST_REST;
        while (isWanted()) {
            Instant began = time.instant();
            try {
                session.run(this::follow);
            } catch (OutsideFault met) {
                boolean hadNews = asOfNow().isAfter(began);
                rest = hadNews ? FIRST_REST : rest.multipliedBy(2);
                rest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
                tell(met);
                await(rest);
            }
        }
    }

    private boolean follow(Vim vim) {
        if (!isWanted()) {
            return false;
        }
        Following following = Following.begin(vim);
        try {
            follow(following);
        } catch (OutsideFault broken) {
            tell(broken);
            endQuietly(following);
            throw broken;
        }
        following.end();
        return true;
    }

    private void follow(Following following) {
        FollowedObjects told = new FollowedObjects();
        Instant talked = time.instant();
        while (isWanted()) {
            Optional<UpdateSet> updates = following.next();
            learn(told, updates);
            if (time.instant().isAfter(talked.plus(TALK_EVERY))) {
                following.stayLoggedIn();
                talked = time.instant();
            }
        }
    }

    /** What broke the following is the fault to tell; that this fails too is likely, and says nothing new. */
    private static void endQuietly(Following following) {
        try {
            following.end();
        } catch (OutsideFault unreachable) {
            // It ends with its session.
            return;
        }
    }

    private void learn(FollowedObjects told, Optional<UpdateSet> updates) {
        lock.lock();
        try {
            updates.ifPresent(told::apply);
            if (updates.filter(UpdateSet::isTruncated).isEmpty()) {
                asOf = time.instant();
                fault = Optional.empty();
                isCurrent = true;
                if (updates.isPresent()
                        || objects.filter(known -> known == told).isEmpty()) {
                    built = Optional.empty();
                }
                objects = Optional.of(told);
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private Instant asOfNow() {
        lock.lock();
        try {
            return asOf;
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted() {
        lock.lock();
        try {
            boolean wanted = !isClosed && time.instant().isBefore(askedAt.plus(UNUSED));
            if (!wanted) {
                follower = Optional.empty();
                isCurrent = false;
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private void tell(OutsideFault met) {
        lock.lock();
        try {
            fault = Optional.of(met);
            isCurrent = false;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration rest) {
        lock.lock();
        try {
            long left = rest.toNanos();
            while (!isClosed && left > 0) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            isClosed = true; // only closing interrupts
        } finally {
            lock.unlock();
        }
    }

    /** Cuts the long poll off, before the session ends: afterwards it would be taken for one that expired. */
    @Override
    public void close() {
        Optional<Thread> last;
        lock.lock();
        try {
            isClosed = true;
            news.signalAll();
            last = follower;
        } finally {
            lock.unlock();
        }
        last.ifPresent(Thread::interrupt);
    }
}
