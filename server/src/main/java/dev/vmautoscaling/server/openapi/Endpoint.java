package dev.vmautoscaling.server.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One method on one path.
 *
 * @param method {@code GET}, {@code POST} …
 * @param path with its variables in braces
 * @param mapping what is declared of it beside its path
 */
record Endpoint(String method, String path, Method handler, RequestMapping mapping) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    /** Every endpoint of a package, by path: of its controllers, and of filters that say which one they answer. */
    static List<Endpoint> in(String basePackage) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        List<Endpoint> endpoints = new ArrayList<>();
        scan.findCandidateComponents(basePackage).forEach(found -> {
            Class<?> controller = ClassUtils.resolveClassName(
                    String.valueOf(found.getBeanClassName()), Endpoint.class.getClassLoader());
            RequestMapping prefix = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            String[] prefixes = prefix == null ? new String[] {""} : prefix.path();
            for (Method method : controller.getDeclaredMethods()) {
                endpoints.addAll(of(method, prefixes));
            }
        });
        endpoints.sort(Comparator.comparing(Endpoint::path)
                .thenComparing(Endpoint::method)
                .thenComparing(endpoint -> endpoint.handler().getName()));
        return endpoints;
    }

    private static List<Endpoint> of(Method handler, String[] prefixes) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
        if (mapping == null) {
            return List.of();
        }
        String[] paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
        return Arrays.stream(prefixes)
                .flatMap(prefix -> Arrays.stream(paths).map(path -> prefix + path))
                .flatMap(path -> Arrays.stream(mapping.method())
                        .map(method -> new Endpoint(method.name(), path, handler, mapping)))
                .toList();
    }

    List<String> variables() {
        Matcher matcher = VARIABLE.matcher(path);
        return matcher.results().map(found -> found.group(1)).toList();
    }

    /** Whether a POST may carry a key of the caller's: what a filter answers has gone before that is looked at. */
    boolean takesKey() {
        return method.equals("POST")
                && AnnotatedElementUtils.hasAnnotation(handler.getDeclaringClass(), RestController.class);
    }

    boolean isChange() {
        return !method.equals("GET");
    }
}
