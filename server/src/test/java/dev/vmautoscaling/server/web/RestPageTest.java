package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@WebTest
class RestPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]+) \\| `(/api[^`]*)` \\|", Pattern.MULTILINE);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void the_page_lists_every_endpoint_and_no_other() throws IOException {
        List<String> listed = ROW.matcher(Files.readString(Path.of("../docs/rest-api.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        Set<String> served = new TreeSet<>(Set.of("POST " + WebhookFilter.PATH));
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            info.getMethodsCondition()
                    .getMethods()
                    .forEach(method -> info.getPatternValues().stream()
                            .filter(path -> path.startsWith("/api"))
                            .forEach(path -> served.add(method + " " + path)));
        }

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(served);
    }
}
