package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.Page;
import dev.vmautoscaling.server.web.ServiceView.Concern;
import dev.vmautoscaling.server.web.ServiceView.ValueView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All services at a glance, and what needs a person. */
@RestController
class ServiceController {
    private static final Map<String, Comparator<ServiceView>> ORDERS = Map.of(
            "concern", Comparator.comparing(ServiceView::concern).thenComparing(ServiceView::service),
            "service", Comparator.comparing(ServiceView::service),
            "displayName", Comparator.comparing(ServiceView::displayName, String.CASE_INSENSITIVE_ORDER),
            "members",
                    Comparator.comparingInt(
                            view -> view.size().base().orElse(0) + view.size().created()),
            "cpu", byValue(ServiceView.LoadView::cpu),
            "memory", byValue(ServiceView.LoadView::memory),
            "responseTime", byValue(ServiceView.LoadView::responseTime),
            "requests", byValue(ServiceView.LoadView::requests),
            "lastEvent",
                    Comparator.comparing(view -> view.lastEvent()
                            .map(MetricsController.EventMark::createdAt)
                            .orElse(Instant.EPOCH)));

    private final Overview overview;
    private final Trends trends;
    private final KnownGroups known;

    ServiceController(Overview overview, Trends trends, KnownGroups known) {
        this.overview = overview;
        this.trends = trends;
        this.known = known;
    }

    /** What is unknown comes before everything that is known, or after it in descending order. */
    private static Comparator<ServiceView> byValue(Function<ServiceView.LoadView, Optional<ValueView>> metric) {
        return Comparator.comparingDouble(
                view -> metric.apply(view.load()).map(ValueView::value).orElse(Double.NEGATIVE_INFINITY));
    }

    private enum YesNo {
        TRUE,
        FALSE
    }

    /**
     * Services with sums over all of them, whatever the filters say.
     *
     * @param asOf when this was gathered
     * @param troubles why values are missing or old
     */
    record ServiceItems(List<ServiceView> items, long total, Sums sums, Instant asOf, List<String> troubles) {}

    /** @param concerned services with something that a person should look at */
    record Sums(int services, int enabled, int createdMembers, int busy, int concerned) {
        static Sums of(List<ServiceView> all) {
            return new Sums(
                    all.size(),
                    (int) all.stream().filter(ServiceView::enabled).count(),
                    all.stream().mapToInt(view -> view.size().created()).sum(),
                    (int) all.stream()
                            .filter(view -> view.concern() == Concern.BUSY)
                            .count(),
                    (int) all.stream()
                            .filter(view -> view.concern().compareTo(Concern.WARNING) <= 0)
                            .count());
        }
    }

    @GetMapping("/api/services")
    ServiceItems list(@Filters({"q", "state", "concern", "enabled", "mode", "trend"}) Query query) {
        Optional<String> searched = query.text("q").map(text -> text.toLowerCase(Locale.ROOT));
        List<ServiceState> states = query.constants("state", ServiceState.class);
        List<Concern> concerns = query.constants("concern", Concern.class);
        Optional<Boolean> enabled = query.constant("enabled", YesNo.class).map(YesNo.TRUE::equals);
        Optional<String> mode = query.constant("mode", Mode.class).map(Words::of);
        boolean withTrend =
                query.constant("trend", YesNo.class).map(YesNo.TRUE::equals).orElse(false);
        query.check();
        Overview.Gathered gathered = overview.gather();
        List<ServiceView> all = gathered.services().stream()
                .map(one -> ServiceView.of(one, gathered.at()))
                .toList();
        List<ServiceView> found = all.stream()
                .filter(view -> searched.map(text -> isNamed(view, text)).orElse(true))
                .filter(view -> states.isEmpty() || states.contains(view.state()))
                .filter(view -> concerns.isEmpty() || concerns.contains(view.concern()))
                .filter(view -> enabled.map(wanted -> wanted == view.enabled()).orElse(true))
                .filter(view -> mode.map(view.mode()::equals).orElse(true))
                .toList();
        Page<ServiceView> page = query.part(found, "concern", ORDERS);
        List<ServiceView> items = withTrend ? trends.added(page.items(), gathered.services()) : page.items();
        return new ServiceItems(items, page.total(), Sums.of(all), gathered.at(), gathered.metricTroubles());
    }

    private static boolean isNamed(ServiceView view, String text) {
        return view.service().contains(text)
                || view.displayName().toLowerCase(Locale.ROOT).contains(text);
    }

    @GetMapping("/api/services/{service}")
    ServiceView detail(@PathVariable String service) {
        known.known(service);
        Overview.Gathered gathered = overview.gather();
        return gathered.services().stream()
                .filter(one -> one.stored().service().equals(service))
                .findFirst()
                .map(one -> ServiceView.of(one, gathered.at()))
                .orElseThrow(() -> Refused.unknown("service", service, List.of()));
    }

    @GetMapping("/api/attention")
    Items<Need> needs(@Filters Query query) {
        return Items.of(query.part(overview.gather().needs(), "severity"), need -> need);
    }
}
