package dev.vmautoscaling.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.server.config.Binding;
import dev.vmautoscaling.server.config.Findings;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestBody;

class ExamplesTest {
    private static final String WEB = "dev.vmautoscaling.server.web";

    static Stream<Class<?>> bodies() {
        return Endpoint.in(WEB).stream()
                .flatMap(endpoint -> Arrays.stream(endpoint.handler().getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(Body.class))
                .<Class<?>>map(ExamplesTest::record)
                .distinct();
    }

    private static Class<?> record(Parameter parameter) {
        Class<?> of = parameter.getAnnotation(Body.class).of();
        return of == Void.class ? parameter.getType() : of;
    }

    /** Where it fails, the record's fields want an {@code @Example} that their rules allow. */
    @ParameterizedTest
    @MethodSource("bodies")
    void an_example_is_taken_as_it_stands(Class<? extends Record> record) {
        Findings findings = new Findings();
        assertThat(Binding.bind(Examples.of(record), record, findings)).isPresent();
        assertThat(findings.errors()).isEmpty();
    }

    @Test
    void bodies_are_declared_and_not_read_by_hand() {
        assertThat(Endpoint.in(WEB))
                .noneMatch(endpoint -> Arrays.stream(endpoint.handler().getParameters())
                        .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class)));
    }
}
