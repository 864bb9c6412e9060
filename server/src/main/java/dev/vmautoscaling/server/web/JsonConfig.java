package dev.vmautoscaling.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How answers are written: what is absent is left out. */
@Configuration(proxyBeanMethods = false)
class JsonConfig {
    @Bean
    JsonMapperBuilderCustomizer leaveOutWhatIsAbsent() {
        return builder -> builder.changeDefaultPropertyInclusion(
                usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }
}
