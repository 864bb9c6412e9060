package dev.vmautoscaling.server.web;

import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the webhook before all other filters. */
@Configuration(proxyBeanMethods = false)
class WebhookRegistration {
    @Bean
    static DelegatingFilterProxyRegistrationBean webhookFirst() {
        var first = new DelegatingFilterProxyRegistrationBean("webhookFilter");
        first.addUrlPatterns(WebhookFilter.PATH);
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }
}
