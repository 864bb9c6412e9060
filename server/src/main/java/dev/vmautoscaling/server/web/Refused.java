package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request that is not carried out, with what the caller must know to do better. */
final class Refused extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final List<FieldError> errors;
    private final Map<String, Object> more = new LinkedHashMap<>();

    /** @param code stable, for programs; kebab-case */
    Refused(HttpStatus status, String code, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    static Refused because(HttpStatus status, String code, String detail) {
        return new Refused(status, code, detail, List.of());
    }

    static Refused fields(List<FieldError> errors) {
        String detail =
                errors.size() == 1 ? "1 field is not as it must be" : errors.size() + " fields are not as they must be";
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "fields-refused", detail, errors);
    }

    static Refused parameters(List<FieldError> errors) {
        return new Refused(HttpStatus.BAD_REQUEST, "parameters-refused", "look at the query parameters", errors);
    }

    /** @param known names of the same kind that exist */
    static Refused unknown(String kind, String name, Collection<String> known) {
        String hint = Nearest.hint(name, known);
        String detail = "there is no " + kind + " " + name + (hint.isEmpty() ? "" : ": " + hint);
        return because(HttpStatus.NOT_FOUND, kind.replace(' ', '-') + "-unknown", detail);
    }

    /** Says more in a field of its own. */
    Refused with(String field, Object value) {
        more.put(field, value);
        return this;
    }

    Map<String, Object> more() {
        return more;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    List<FieldError> errors() {
        return errors;
    }
}
