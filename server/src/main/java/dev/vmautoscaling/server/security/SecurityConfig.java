package dev.vmautoscaling.server.security;

import dev.vmautoscaling.server.AutoscalerProperties;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/** Which request is asked for what. The first chain that a request fits decides. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SecurityConfig {
    private static final String BASIC = "Basic realm=\"vm-autoscaling\"";
    private static final String BEARER = "Bearer";
    /** The console's components write their styles into the page; scripts come from us only. */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; img-src 'self' data:;"
            + " style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'self';"
            + " form-action 'self'";

    private final Path dataDirectory;

    SecurityConfig(AutoscalerProperties properties) {
        this.dataDirectory = properties.dataDir();
    }

    @Bean
    AuthenticationManager authenticationManager(InstantSource time) {
        return new ProviderManager(new AdminLogin(new AdminPassword(dataDirectory), new LoginBrake(), time));
    }

    @Bean
    BearerToken webhookToken() {
        return BearerToken.in(dataDirectory.resolve("webhook-token"));
    }

    /** What the webhook itself has not answered before it comes here: other tokens, other methods. */
    @Bean
    @Order(1)
    SecurityFilterChain webhooks(HttpSecurity http, BearerToken webhookToken) {
        return stateless(http.securityMatcher("/api/webhooks/**"), BEARER)
                .addFilterBefore(
                        new BearerFilter(webhookToken, "alertmanager"), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    @Bean
    BearerToken serviceDiscoveryToken() {
        return BearerToken.in(dataDirectory.resolve("service-discovery-token"));
    }

    @Bean
    @Order(2)
    SecurityFilterChain serviceDiscovery(HttpSecurity http, BearerToken serviceDiscoveryToken) {
        return stateless(http.securityMatcher("/api/service-discovery"), BEARER)
                .addFilterBefore(
                        new BearerFilter(serviceDiscoveryToken, "prometheus"),
                        UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** Prometheus scrapes us with the token that it has already; a person may look too. */
    @Bean
    @Order(3)
    SecurityFilterChain ownMetrics(
            HttpSecurity http, AuthenticationManager authenticationManager, BearerToken serviceDiscoveryToken) {
        return stateless(http.securityMatcher("/actuator/prometheus"), BASIC)
                .authenticationManager(authenticationManager)
                .httpBasic(basic -> basic.authenticationEntryPoint(new Refusals(BASIC)))
                .addFilterBefore(
                        new BearerFilter(serviceDiscoveryToken, "prometheus"),
                        UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    @Bean
    BearerToken pipelineToken() {
        return BearerToken.in(dataDirectory.resolve("pipeline-token"));
    }

    @Bean
    @Order(4)
    SecurityFilterChain pipelines(HttpSecurity http, BearerToken pipelineToken) {
        return stateless(http.securityMatcher("/api/pipeline/**"), BEARER)
                .addFilterBefore(new BearerFilter(pipelineToken, "jenkins"), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** Whoever sends credentials with each request needs no session, and so no CSRF token. */
    @Bean
    @Order(5)
    SecurityFilterChain credentials(HttpSecurity http, AuthenticationManager authenticationManager) {
        return stateless(http.securityMatcher(new RequestHeaderRequestMatcher("Authorization")), BASIC)
                .authenticationManager(authenticationManager)
                .httpBasic(basic -> basic.authenticationEntryPoint(new Refusals(BASIC)))
                .build();
    }

    /** Browsers: a session, and a CSRF token in a cookie that only our own pages can read. The console itself is no secret. */
    @Bean
    @Order(6)
    SecurityFilterChain browsers(
            HttpSecurity http,
            AuthenticationManager authenticationManager,
            SessionProperties sessions,
            InstantSource time) {
        Refusals refusals = new Refusals("");
        SessionEnd end = new SessionEnd(sessions.longest(), time);
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health/**", "/api/login", "/api/session")
                                .permitAll()
                                .requestMatchers("/api/**", "/actuator/**")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .authenticationManager(authenticationManager)
                .formLogin(form -> form.loginProcessingUrl("/api/login")
                        .successHandler((request, response, login) -> {
                            end.begin(request);
                            response.setStatus(204);
                        })
                        .failureHandler(refusals::failed))
                .logout(logout -> logout.logoutUrl("/api/logout")
                        .logoutSuccessHandler((request, response, login) -> response.setStatus(204)))
                .exceptionHandling(on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(end, SecurityContextHolderFilter.class)
                .csrf(csrf -> csrf.spa())
                .headers(SecurityConfig::headers)
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, String challenge) {
        Refusals refusals = new Refusals(challenge);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfig::headers);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
