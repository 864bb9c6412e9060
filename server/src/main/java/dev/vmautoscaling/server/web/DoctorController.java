package dev.vmautoscaling.server.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether everything that is needed is there. */
@RestController
class DoctorController {
    private final Doctor doctor;

    DoctorController(Doctor doctor) {
        this.doctor = doctor;
    }

    /** @param ok whether no check failed */
    record Report(boolean ok, List<Shown> checks) {}

    /** @param state {@code ok}, {@code failed} or {@code skipped} */
    record Shown(String name, String state, String hint) {
        static Shown of(Doctor.Check check) {
            return new Shown(check.name(), Words.of(check.state()), check.hint());
        }
    }

    @GetMapping("/api/system/doctor")
    Report examine() {
        List<Doctor.Check> checks = doctor.checks();
        boolean ok = checks.stream().noneMatch(check -> check.state() == Doctor.Check.State.FAILED);
        return new Report(ok, checks.stream().map(Shown::of).toList());
    }
}
