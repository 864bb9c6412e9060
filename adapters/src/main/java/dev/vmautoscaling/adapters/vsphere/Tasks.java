package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import java.util.List;
import java.util.Locale;

/** vCenter's tasks, by their names. */
record Tasks(Session session, Faults faults) {
    /** For work that found its effect there already, so that no task of vCenter's stands for it. */
    static final TaskId NOTHING_TO_DO = new TaskId("nothing-to-do");

    private static final List<String> PROPERTIES =
            List.of("info.state", "info.progress", "info.error", "info.descriptionId", "info.entityName");

    static TaskId of(Reply reply) {
        return new TaskId(reply.object().id());
    }

    /** For work on something that is to go: it may be gone already. */
    static TaskId ifFound(Reply reply) {
        return reply.isFault(VimFault.NOT_FOUND) ? NOTHING_TO_DO : of(reply);
    }

    TaskStatus status(TaskId task) {
        if (task.equals(NOTHING_TO_DO)) {
            return new TaskStatus.Succeeded();
        }
        Moref reference = new Moref("Task", task.value());
        return session.run(vim -> new Properties(vim, "look at task " + task)
                .of(reference, PROPERTIES)
                .map(this::status)
                .orElseGet(TaskStatus.Forgotten::new));
    }

    private TaskStatus status(PropertyValues task) {
        return switch (task.text("info.state")) {
            case "success" -> new TaskStatus.Succeeded();
            case "error" -> ended(task);
            default -> new TaskStatus.Running(progress(task.text("info.progress"))); // queued, running
        };
    }

    /** vCenter leaves the progress out until it knows one. */
    private static int progress(String percent) {
        return percent.matches("\\d{1,3}") ? Integer.parseInt(percent) : 0;
    }

    private TaskStatus ended(PropertyValues task) {
        VimFault fault = VimFault.ofLocalized(task.value("info.error").orElseGet(() -> Element.of("error")));
        String work = task.text("info.descriptionId");
        boolean isDone = (work.endsWith(".powerOn") && fault.saysAlready("poweredOn"))
                || (work.endsWith(".powerOff") && fault.saysAlready("poweredOff"))
                || (work.endsWith(".destroy") && fault.isA(VimFault.NOT_FOUND));
        if (isDone) {
            return new TaskStatus.Succeeded();
        }
        String purpose = inWords(work) + " of " + Names.decoded(task.text("info.entityName"));
        OutsideFault translated = faults.of(Call.reading(work, purpose), fault);
        return new TaskStatus.Failed(translated);
    }

    /** {@code power on} from {@code VirtualMachine.powerOn}. */
    private static String inWords(String work) {
        return work.substring(work.lastIndexOf('.') + 1)
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
