package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.WorkflowState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several at once: one wins, nothing is mixed. */
abstract class ConcurrentEditContract extends ConfigContractBase {
    private static final int CLIENTS = 6;
    private static final int ROUNDS = 5;

    private interface Request {
        int answer(int number) throws Exception;
    }

    /** The answers of so many who begin at the same moment, in their order. */
    private static List<Integer> atOnce(int clients, Request request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            all.add(() -> {
                start.await();
                return request.answer(number);
            });
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void of_several_who_change_one_revision_one_wins_and_nothing_is_mixed() throws Exception {
        made();
        for (int round = 1; round <= ROUNDS; round++) {
            int revision = round;
            List<Integer> answers = atOnce(
                    CLIENTS,
                    client -> api.put(
                                    SHOP,
                                    "{\"displayName\":\"r%d c%d\",\"template\":\"r%d c%d\"}"
                                            .formatted(revision, client, revision, client),
                                    revision)
                            .getResponse()
                            .getStatus());

            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
            String winner = "r" + round + " c" + answers.indexOf(200);
            says(api.get(SHOP), "$.revision", round + 1);
            says(api.get(SHOP), "$.config.displayName", winner);
            says(api.get(SHOP), "$.config.template", winner);
        }
    }

    @Test
    void of_several_who_make_one_config_one_makes_it() throws Exception {
        List<Integer> answers = atOnce(
                CLIENTS, client -> api.post(CONFIGS, shop()).getResponse().getStatus());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        says(api.get(SHOP + "/revisions"), "$.total", 1);
    }

    @Test
    void two_services_never_get_one_pool() throws Exception {
        List<Integer> answers = atOnce(
                CLIENTS,
                client -> api.post(
                                CONFIGS, shop().replace("\"service\":\"shop\"", "\"service\":\"shop-" + client + "\""))
                        .getResponse()
                        .getStatus());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 422);
        says(api.get(CONFIGS), "$.total", 1);
    }

    /** Either the edit comes first, and the decision on the old config is overtaken, or the event, and the edit is refused. */
    @Test
    void no_member_is_made_under_a_port_that_is_just_being_changed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            only_the_addresses_are_there();
            imported();
            long decidedOn = groups.find("shop").orElseThrow().version();
            List<Integer> answers = atOnce(2, client -> client == 0 ? opened(decidedOn) : edited());
            assertThat(answers).isIn(List.of(200, 422), List.of(409, 200));
        }
    }

    private int edited() {
        return api.put(SHOP, "{\"loadBalancer\":{\"memberPort\":9090}}", 1)
                .getResponse()
                .getStatus();
    }

    private int opened(long version) {
        return Scene.tryOpen(version, ledger, WorkflowState.RUNNING) ? 200 : 409;
    }
}
