package dev.vmautoscaling.server.web;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.HEAD;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves the console. What the build has named after its content never changes; the page itself is asked for every time. A
 * path that only the console knows gets the page, so that a link into it can be followed.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleFiles implements WebMvcConfigurer {
    private static final String FOLDER = "classpath:/console/";
    private static final String PAGE = "index.html";
    private static final List<String> NOT_PAGES = List.of("api/", "actuator/", "assets/");

    /** Not by a forward: that would leave out the headers that protect the page. */
    @Bean
    RouterFunction<ServerResponse> consoleRoot() {
        Resource page = new ClassPathResource("console/" + PAGE);
        return RouterFunctions.route(
                GET("/").or(HEAD("/")),
                request -> page.exists()
                        ? ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .cacheControl(CacheControl.noCache())
                                .body(page)
                        : ServerResponse.notFound().build());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FOLDER + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
        // without the time of the file: two builds may give the same one to different pages
        registry.addResourceHandler("/**")
                .addResourceLocations(FOLDER)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .resourceChain(false)
                .addResolver(new Pages());
    }

    /** A file of the console; the page for every other path that a browser shows. */
    private static final class Pages extends PathResourceResolver {
        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            Resource file = super.resolveResourceInternal(request, path, locations, chain);
            return file == null && request != null && isPage(request, path)
                    ? super.resolveResourceInternal(request, PAGE, locations, chain)
                    : file;
        }

        private static boolean isPage(HttpServletRequest request, String path) {
            boolean isShown = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                    .filter(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE))
                    .isPresent();
            return isShown && NOT_PAGES.stream().noneMatch(path::startsWith);
        }
    }
}
