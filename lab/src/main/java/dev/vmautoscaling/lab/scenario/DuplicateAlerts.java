package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ControlPlaneApi;
import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.wire.AlertmanagerListing;
import dev.vmautoscaling.lab.wire.Http;
import dev.vmautoscaling.lab.wire.VcenterListing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two Alertmanagers that do not know of each other both report the same alert, and each report is repeated fifty times
 * at once: still one scale-out by one VM.
 */
final class DuplicateAlerts implements Scenario {

    private static final int REPLAYS = 50;
    private static final Duration WATCHED = Duration.ofSeconds(8);

    @Override
    public String name() {
        return "duplicate-alerts";
    }

    @Override
    public int alertmanagers() {
        return 2;
    }

    // so long that a second scale-out can only come from a duplicate
    @Override
    public ShopConfig config(ShopConfig usual) {
        return usual.withOutCooldown(120);
    }

    @Override
    public void play(Stage stage) {
        var load =
                stage.load(Surge.lasting(Duration.ofSeconds(40), stage.options().seed()));
        List<AlertmanagerListing> pair = stage.world().monitoring().alertmanagers().stream()
                .map(AlertmanagerListing::new)
                .toList();
        stage.await(
                "both Alertmanagers to fire",
                Duration.ofSeconds(40),
                () -> pair.stream()
                        .allMatch(one -> one.startsAt(Shop.SERVICE, "scale_out").isPresent()));
        replay(stage, pair);
        stage.awaitEvent(
                "a scale-out to succeed", Duration.ofSeconds(40), event -> event.isScaleOut() && event.hasSucceeded());
        replay(stage, pair);
        // a wrong second launch would have begun by now
        Waiting.within(WATCHED, () -> load.snapshot().ended());
        long scaleOuts =
                stage.events().stream().filter(ScalingEvent::isScaleOut).count();
        Unexpected.unless(scaleOuts == 1, "one scale-out", scaleOuts + ": " + Stage.summary(stage.events()));
        long created = new VcenterListing(stage.world().datacenter().vcenterLogin())
                .vmNames().stream().filter(name -> name.startsWith("shop-as")).count();
        Unexpected.unless(created == 1, "one created VM", created);
        stage.awaitEvent(
                "a scale-in to succeed", Duration.ofSeconds(90), event -> event.isScaleIn() && event.hasSucceeded());
        stage.endLoad();
    }

    // fifty times the webhook body that each Alertmanager has for the alert, all at once
    private static void replay(Stage stage, List<AlertmanagerListing> pair) {
        ControlPlaneApi api = stage.api();
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (AlertmanagerListing one : pair) {
                String body = webhookBody(one.alerts(Shop.SERVICE, "scale_out"));
                for (int i = 0; i < REPLAYS; i++) {
                    answers.add(senders.submit(() -> api.webhook(body)));
                }
            }
        }
        for (Future<Integer> answer : answers) {
            int status = status(answer);
            Unexpected.unless(status / 100 == 2, "every webhook to be accepted", "HTTP status " + status);
        }
    }

    private static int status(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new Unexpected("every webhook to be answered", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("every webhook to be answered", e);
        }
    }

    private static String webhookBody(JsonNode alerts) {
        ObjectNode body = Http.JSON.createObjectNode();
        body.put("version", "4")
                .put("receiver", "vm-autoscaler")
                .put("status", "firing")
                .put("truncatedAlerts", 0);
        body.put("groupKey", "{}/{managed_by=\"vm-autoscaler\"}:{service=\"shop\"}")
                .put("externalURL", "http://lab");
        ObjectNode common = body.putObject("commonLabels").put("service", Shop.SERVICE);
        body.set("groupLabels", common.deepCopy());
        body.putObject("commonAnnotations");
        var list = body.putArray("alerts");
        for (JsonNode alert : alerts) {
            ObjectNode one = list.addObject().put("status", "firing").put("endsAt", "0001-01-01T00:00:00Z");
            for (String field : List.of("labels", "annotations", "startsAt", "fingerprint", "generatorURL")) {
                one.set(field, alert.required(field));
            }
        }
        return body.toString();
    }
}
