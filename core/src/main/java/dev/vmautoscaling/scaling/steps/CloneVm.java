package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.GuestNetwork;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.scaling.Fact;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clones the template. The VM's name is derived from the member, and vCenter refuses a second one of that name, so
 * however often this is tried there is one VM. Just before it asks, the maximum is checked against what exists.
 */
public final class CloneVm extends MemberStep {
    /** After a lost answer vCenter shows a VM within seconds, or there is none. */
    static final Duration SETTLE = Duration.ofSeconds(30);

    /** A full clone of a large template over a slow network takes an hour; what takes longer hangs. */
    static final Duration DEADLINE = Duration.ofHours(2);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    public CloneVm(Outside outside) {
        super("clone-vm", outside);
    }

    @Override
    public RetryPolicy retries() {
        return LONG_PATIENCE;
    }

    @Override
    Outcome perform(Attempt attempt, Target target) {
        TaskStatus status = task(attempt).map(id -> target.vms().status(id)).orElseGet(TaskStatus.Forgotten::new);
        return switch (status) {
            case TaskStatus.Running running -> {
                Slot.ofTemplate(attempt, target).stillRuns();
                yield PendingTask.hasHung(attempt, Fact.CLONE_TASK, DEADLINE)
                        ? hangs(attempt, target)
                        : attempt.notYet("vCenter clones, " + running.percent() + " %");
            }
            case TaskStatus.Succeeded ignored -> found(attempt, target, Optional.empty());
            case TaskStatus.Failed failed -> found(attempt, target, Optional.of(failed.fault()));
            case TaskStatus.Forgotten ignored -> found(attempt, target, Optional.empty());
        };
    }

    private static Outcome hangs(Attempt attempt, Target target) {
        return PendingTask.hangs(
                task(attempt).orElseThrow(), "it clones " + target.member().name(), DEADLINE);
    }

    /** The VM that is there decides, whatever became of the call that asked for it. */
    private Outcome found(Attempt attempt, Target target, Optional<OutsideFault> refused) {
        Optional<Vm> vm = target.vms()
                .findByName(target.config().placement(), target.member().name())
                .or(() -> hasAsked(attempt) ? target.marked() : Optional.empty());
        if (vm.isPresent()) {
            return judged(attempt, target, vm.get());
        }
        // A failed task is forgotten, so that the next attempt, if there is one, asks anew.
        return refused.map(fault -> failed(fault, Map.of(Fact.CLONE_TASK, "")))
                .orElseGet(() -> Slot.ofTemplate(attempt, target).whenFree(() -> ask(attempt, target)));
    }

    private static Outcome judged(Attempt attempt, Target target, Vm vm) {
        if (target.owns(vm)) {
            return new Outcome.Done(
                    vm.name() + " cloned as " + vm.id(), Map.of(Fact.VM, vm.id().value()));
        }
        boolean mayBeOurs = vm.mark().isEmpty() && hasAsked(attempt) && !attempt.hasLasted(Duration.ofMinutes(30));
        return mayBeOurs
                ? attempt.notYet(vm.name() + " is there, without its mark yet")
                : failed(
                        "vCenter has a VM \"" + vm.name() + "\" that is not ours",
                        "rename or remove that VM, or change the VM naming rule of the config");
    }

    private static Optional<TaskId> task(Attempt attempt) {
        return attempt.fact(Fact.CLONE_TASK).filter(id -> !id.isEmpty()).map(TaskId::new);
    }

    private static boolean hasAsked(Attempt attempt) {
        return attempt.fact(Fact.CLONE_TASK).isPresent()
                || attempt.fact(Fact.CLONE_UNSURE).isPresent()
                || attempt.number() > 1;
    }

    private Outcome ask(Attempt attempt, Target target) {
        List<PoolMember> pool = target.pools().members(target.pool());
        Optional<String> tooMany = aboveMax(target, pool);
        if (tooMany.isPresent()) {
            return failed(tooMany.get(), "raise max, or remove the VMs that are not recorded as members");
        }
        Optional<List<VmId>> base = Neighbours.baseIfKnown(target, pool);
        try {
            TaskId task = target.vms()
                    .startClone(order(
                            attempt,
                            target,
                            base.map(vms -> Neighbours.with(vms, target)).orElseGet(List::of)));
            Map<String, String> known = new HashMap<>(PendingTask.begun(attempt, Fact.CLONE_TASK, task));
            known.putAll(Neighbours.noted(base));
            return attempt.notYet("vCenter clones", known);
        } catch (OutsideFault fault) {
            return fault.kind() == FaultKind.UNKNOWN_OUTCOME
                    ? new Outcome.NotYet(
                            LOOK_AGAIN,
                            "vCenter did not answer; looking whether it clones",
                            Map.of(Fact.CLONE_UNSURE, "true"))
                    : afterRefusal(attempt, target, fault);
        }
    }

    /** "Name taken" is what vCenter says while our own lost call is still at work. */
    private static Outcome afterRefusal(Attempt attempt, Target target, OutsideFault fault) {
        return fault.kind() == FaultKind.PERMANENT
                ? target.vms()
                        .findByName(target.config().placement(), target.member().name())
                        .map(vm -> judged(attempt, target, vm))
                        .orElseGet(() -> failed(fault))
                : failed(fault);
    }

    /** Recorded members and marked VMs, by identity, with the base members: never more than max. */
    private static Optional<String> aboveMax(Target target, List<PoolMember> pool) {
        int max = target.config().sizes().max();
        int size = SlotCount.of(target.outside(), target.config(), pool);
        return size > max ? Optional.of("size would be " + size + ", max is " + max) : Optional.empty();
    }

    private static CloneOrder order(Attempt attempt, Target target, List<VmId> neighbours) {
        Member member = target.member();
        IpPool pool = target.outside()
                .ipPools()
                .find(target.config().addressing().ipPool())
                .orElseThrow(() -> new IllegalStateException(
                        "no IP pool " + target.config().addressing().ipPool()));
        return new CloneOrder(
                target.config().template(),
                member.name(),
                target.config().cloneMode(),
                target.config().placement(),
                new GuestNetwork(target.address(), pool.prefix(), pool.gateway(), pool.dns()),
                new OwnershipMark(
                        target.outside().installation(),
                        target.config().service(),
                        member.id(),
                        attempt.workflow().id()),
                neighbours);
    }

    /** Powers off and destroys what carries our mark; waits until it is surely gone, or surely never came. */
    @Override
    Outcome undo(Attempt attempt, Target target) {
        if (task(attempt).map(id -> target.vms().status(id)).orElse(null) instanceof TaskStatus.Running) {
            return attempt.hasLasted(DEADLINE)
                    ? hangs(attempt, target)
                    : attempt.notYet("vCenter still clones; its VM is destroyed as soon as it is there");
        }
        Optional<Vm> vm = target.own().or(target::vm);
        if (vm.isPresent()) {
            return removed(attempt, target, vm.get());
        }
        return mayStillCome(attempt) && !attempt.hasLasted(SETTLE)
                ? attempt.notYet("no answer came to the clone call; watching for a VM")
                : Outcome.done("no VM is left");
    }

    private static boolean mayStillCome(Attempt attempt) {
        boolean unsure = attempt.fact(Fact.CLONE_UNSURE).isPresent()
                || (brokenOff(attempt) && task(attempt).isEmpty());
        return unsure && attempt.fact(Fact.VM).isEmpty();
    }

    /** Whether an attempt at the clone never came to an end: it may have asked, and died before it could write that down. */
    private static boolean brokenOff(Attempt attempt) {
        return attempt.workflow().steps().stream()
                .filter(step -> step.key().equals("clone-vm"))
                .anyMatch((StepRecord step) -> step.tries().endedAt().isEmpty());
    }

    private static Outcome removed(Attempt attempt, Target target, Vm vm) {
        if (!target.owns(vm)) {
            boolean mayBeOurs = vm.mark().isEmpty()
                    && hasAskedBefore(attempt)
                    && attempt.fact(Fact.VM).isEmpty();
            return mayBeOurs
                    ? new Outcome.Failed(Failure.transientOne(
                            "VM \"" + vm.name() + "\" is there without our mark: it may still be cloned"))
                    : Outcome.done("VM \"" + vm.name() + "\" is not ours and was left alone");
        }
        return VmRemoval.advance(attempt, target, vm);
    }

    private static boolean hasAskedBefore(Attempt attempt) {
        return attempt.fact(Fact.CLONE_TASK).isPresent()
                || attempt.fact(Fact.CLONE_UNSURE).isPresent()
                || brokenOff(attempt);
    }
}
