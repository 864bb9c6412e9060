package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.Finder;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jumps to anything by a piece of its name. */
@RestController
class SearchController {
    private static final int MOST = 30;
    private static final int LONGEST = 100;

    private final JdbcScalingGroups groups;
    private final Finder finder;

    SearchController(JdbcScalingGroups groups, Finder finder) {
        this.groups = groups;
        this.finder = finder;
    }

    /**
     * Something that was found.
     *
     * @param kind {@code service}, {@code member}, {@code event}, {@code address}, {@code template}, {@code ip-pool},
     *     {@code connection}
     * @param service of a member or an event
     * @param detail a service's pool, a member's address, an event's reason, an address' pool, a connection's kind
     */
    record HitView(String kind, String id, Optional<String> service, String title, String detail) {
        static HitView of(Finder.Hit hit) {
            return new HitView(Words.of(hit.kind()), hit.id(), hit.service(), hit.title(), hit.detail());
        }

        static HitView of(StoredGroup stored) {
            var config = stored.group().config();
            return new HitView(
                    "service",
                    config.service(),
                    Optional.of(config.service()),
                    config.displayName(),
                    config.pool().pool().toString());
        }
    }

    @GetMapping("/api/search")
    Items<HitView> search(@Filters("q") Query query) {
        String text = query.text("q").map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > LONGEST) {
            query.refuse("q", text, "1 to " + LONGEST + " characters", "");
        }
        query.check();
        List<HitView> found = Stream.concat(
                        groups.all().stream()
                                .filter(stored -> isNamed(stored, text.toLowerCase(Locale.ROOT)))
                                .map(HitView::of),
                        finder.find(text, MOST).stream().map(HitView::of))
                .limit(MOST)
                .toList();
        return new Items<>(found, found.size());
    }

    private static boolean isNamed(StoredGroup stored, String text) {
        var config = stored.group().config();
        return Stream.of(
                        config.service(),
                        config.displayName(),
                        config.pool().pool().name(),
                        config.pool().virtualAddress())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text));
    }
}
