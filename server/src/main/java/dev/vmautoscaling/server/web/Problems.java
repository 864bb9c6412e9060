package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.server.config.ConfigOrders;
import dev.vmautoscaling.server.config.EditRefused;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.FieldsRefused;
import dev.vmautoscaling.server.config.PreflightFailed;
import dev.vmautoscaling.server.persistence.GroupExists;
import dev.vmautoscaling.server.persistence.GroupUnknown;
import dev.vmautoscaling.server.persistence.GroupVersionMoved;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error as an RFC 9457 problem with a stable code. What went wrong inside goes to the log and not to the caller. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        ProblemDetail problem =
                problem(refused.status(), refused.code(), String.valueOf(refused.getMessage()), refused.errors());
        refused.more().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(GroupUnknown unknown) {
        return answer(
                problem(HttpStatus.NOT_FOUND, "service-unknown", String.valueOf(unknown.getMessage()), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> exists(GroupExists exists) {
        return answer(problem(HttpStatus.CONFLICT, "config-exists", String.valueOf(exists.getMessage()), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> moved(GroupVersionMoved moved) {
        return answer(problem(
                HttpStatus.PRECONDITION_FAILED,
                "changed-meanwhile",
                moved.getMessage() + "; read it again, and change that",
                List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fields(FieldsRefused refused) {
        return refused(Refused.fields(refused.errors()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> edit(EditRefused refused) {
        return answer(problem(HttpStatus.CONFLICT, refused.code(), String.valueOf(refused.getMessage()), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(ConfigOrders.Busy busy) {
        return answer(
                problem(HttpStatus.CONFLICT, "workflows-unfinished", String.valueOf(busy.getMessage()), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> preflight(PreflightFailed failed) {
        ProblemDetail problem =
                problem(HttpStatus.CONFLICT, "preflight-failed", String.valueOf(failed.getMessage()), List.of());
        problem.setProperty("items", PreflightView.of(failed.report()).items());
        return answer(problem);
    }

    /** The database is asked again by whoever asks again: this is temporary trouble. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> database(RuntimeException trouble) {
        LOG.error("the database failed a request; nothing was changed by it", trouble);
        return answer(databaseUnavailable());
    }

    static ProblemDetail databaseUnavailable() {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-unavailable",
                "The database does not answer: try again.",
                List.of());
    }

    /** An outside system could not be asked; the hint says what the operator can do. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> outside(OutsideFault fault) {
        ProblemDetail problem =
                problem(HttpStatus.BAD_GATEWAY, "outside-system-failed", String.valueOf(fault.getMessage()), List.of());
        problem.setProperty("system", fault.system());
        problem.setProperty("hint", fault.hint());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception bug) {
        LOG.error("a request failed; this is a bug", bug);
        return answer(problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong; the log says what.",
                List.of()));
    }

    /** Everything that Spring itself refuses: methods, media types, unreadable bodies, unknown paths. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            HttpStatus known = HttpStatus.valueOf(status.value());
            problem.setProperty("code", known.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            problem.setProperty("errors", List.of());
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    static ProblemDetail problem(HttpStatus status, String code, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(code.replace('-', ' '));
        problem.setProperty("code", code);
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }
}
