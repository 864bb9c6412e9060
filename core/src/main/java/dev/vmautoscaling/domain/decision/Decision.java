package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.group.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What should happen to a group now. Every one says why, in a sentence with the numbers that decided. */
public sealed interface Decision {
    String why();

    /** Add this many members. */
    record ScaleOut(int count, String why) implements Decision {}

    /** Drain and remove these members. */
    record ScaleIn(List<Member> members, String why) implements Decision {
        public ScaleIn {
            members = List.copyOf(members);
        }
    }

    /** Take back the removal of members that can still be taken back, instead of cloning new ones. */
    record Undrain(List<Member> members, String why) implements Decision {
        public Undrain {
            members = List.copyOf(members);
        }
    }

    /**
     * Do nothing.
     *
     * @param until when this reason ends by itself, where that is known
     */
    record Hold(HoldReason reason, String why, Optional<Instant> until) implements Decision {
        public static Hold because(HoldReason reason, String detail) {
            return new Hold(
                    reason, detail.isEmpty() ? reason.gloss() : reason.gloss() + ": " + detail, Optional.empty());
        }

        static Hold until(Instant until, HoldReason reason, String detail) {
            return new Hold(reason, reason.gloss() + ": " + detail, Optional.of(until));
        }
    }
}
