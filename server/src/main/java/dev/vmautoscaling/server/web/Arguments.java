package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Filters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands controllers their bodies and queries, read and checked. */
@Configuration(proxyBeanMethods = false)
class Arguments implements WebMvcConfigurer {
    /** More than this, in bytes, is no order. */
    private static final int LARGEST_BODY = 1 << 20;

    private interface Reading {
        Object of(MethodParameter parameter, HttpServletRequest request) throws IOException;
    }

    private record Resolver(Class<? extends java.lang.annotation.Annotation> mark, Reading reading)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.hasParameterAnnotation(mark);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws IOException {
            HttpServletRequest http = Optional.ofNullable(request.getNativeRequest(HttpServletRequest.class))
                    .orElseThrow();
            return reading.of(parameter, http);
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver(Body.class, Arguments::body));
        resolvers.add(new Resolver(Filters.class, Arguments::query));
    }

    private static Object body(MethodParameter parameter, HttpServletRequest request) throws IOException {
        byte[] body = LimitedBody.of(request, LARGEST_BODY);
        Class<?> type = parameter.getParameterType();
        return type.isRecord() ? Bodies.read(body, type.asSubclass(Record.class)) : Bodies.tree(body);
    }

    private static Object query(MethodParameter parameter, HttpServletRequest request) {
        Filters filters = Optional.ofNullable(parameter.getParameterAnnotation(Filters.class))
                .orElseThrow();
        return Query.of(request, filters.value());
    }
}
