package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Writes flat answers as lines; a value is always on one line, and what is absent has none. */
final class PlainTextLines extends AbstractHttpMessageConverter<PlainText> {
    PlainTextLines() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_PLAIN);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration implements WebMvcConfigurer {
        @Override
        public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
            builder.addCustomConverter(new PlainTextLines());
        }
    }

    @Override
    protected boolean supports(Class<?> type) {
        return PlainText.class.isAssignableFrom(type);
    }

    @Override
    protected PlainText readInternal(Class<? extends PlainText> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("lines are only written", message);
    }

    @Override
    protected void writeInternal(PlainText answer, HttpOutputMessage message) throws IOException {
        message.getBody().write(lines(answer).getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(PlainText answer) {
        return Records.tree((Record) answer).entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue().toString().replaceAll("\\R", " ") + "\n")
                .collect(Collectors.joining());
    }
}
