package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.server.config.ScrapedMembers;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Prometheus HTTP service discovery of the created members. On trouble of our own the answer is an error, never an empty list:
 * Prometheus keeps the list it has after an error, and drops every target after an empty one.
 */
@RestController
class ServiceDiscoveryController {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceDiscoveryController.class);

    private final ScrapedMembers members;
    private final JdbcScalingGroups groups;

    ServiceDiscoveryController(ScrapedMembers members, JdbcScalingGroups groups) {
        this.members = members;
        this.groups = groups;
    }

    /** One target group, of one member. */
    record TargetGroup(List<String> targets, Map<String, String> labels) {}

    @Refusal(status = 404, code = "service-unknown", when = "there is no such service")
    @Refusal(status = 500, code = "database-unavailable", when = "the database does not answer: never an empty list")
    @GetMapping(path = "/api/service-discovery", produces = MediaType.APPLICATION_JSON_VALUE)
    List<TargetGroup> targets(HttpServletRequest request) {
        Optional<String> service = Optional.ofNullable(request.getParameter("service"));
        service.filter(name -> groups.find(name).isEmpty()).ifPresent(name -> {
            throw Refused.unknown(
                    "service",
                    name,
                    groups.everything().stream().map(GroupConfig::service).toList());
        });
        return members.now().stream()
                .filter(member -> service.map(member.service()::equals).orElse(true))
                .map(member -> new TargetGroup(List.of(member.address()), member.labels()))
                .toList();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(DataAccessException trouble) {
        LOG.error("service discovery fails; Prometheus keeps the targets it has", trouble);
        ProblemDetail problem = Problems.problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "database-unavailable", "The database does not answer.", List.of());
        return ResponseEntity.of(problem).build();
    }
}
