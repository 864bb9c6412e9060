package dev.vmautoscaling.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.jenkins.JobOrder;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.SecretBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobOrdersTest {
    private static final JenkinsJob.Scm SCM =
            new JenkinsJob.Scm("https://git.example.com/ops.git", "main", "Jenkinsfile", Optional.of("ops-git"));

    @TempDir
    private Path directory;

    private JobOrders orders;

    @BeforeEach
    void open() {
        orders = new JobOrders(new Installation("i-1"), SecretBox.at(directory.resolve("key")));
    }

    private static GroupConfig shop(String folder, Optional<JenkinsJob.Scm> scm) {
        Duration minute = Duration.ofMinutes(1);
        return Configs.with(
                Configs.shop(),
                "jenkins",
                Optional.of(new JenkinsJob("ci", folder, "autoscale", scm, false, minute, minute, minute)));
    }

    private JobOrder order(String folder) {
        return orders.of(shop(folder, Optional.empty()), "http://10.0.0.5:8080");
    }

    @Test
    void a_job_lies_in_its_folder_and_is_ours() {
        assertThat(order("Ops/Autoscaling").place())
                .isEqualTo(new JobOrder.Place(List.of("Ops", "Autoscaling"), "autoscale-shop"));
        assertThat(order("").place().folders()).isEmpty();
        assertThat(order("").owner()).isEqualTo(new JobOrder.Owner("i-1", "shop"));
    }

    @Test
    void its_pipeline_is_the_one_that_is_shipped_and_is_given_what_it_asks_for() throws IOException {
        JobOrder order = order("");
        String pipeline = Files.readString(Path.of("../jenkins/Jenkinsfile.autoscale"));

        assertThat(order.script()).isEqualTo(new JobOrder.Script.Inline(pipeline));
        assertThat(order.parameters())
                .extracting(JobOrder.Parameter::name)
                .containsExactly("SERVICE", "ACTION", "AUTOSCALER_URL", "AGENT_LABEL")
                .allSatisfy(name -> assertThat(pipeline).contains(name));
        assertThat(order.parameters())
                .extracting(JobOrder.Parameter::preset)
                .containsExactly("shop", "", "http://10.0.0.5:8080", "autoscale");
    }

    @Test
    void a_pipeline_of_the_operators_own_comes_from_its_repository() {
        assertThat(orders.of(shop("", Optional.of(SCM)), "http://x").script())
                .isEqualTo(new JobOrder.Script.Git(SCM.url(), SCM.branch(), SCM.path(), SCM.credentials()));
    }

    @Test
    void each_job_has_a_token_of_its_own_that_stays_and_is_in_no_text() {
        String token = orders.token("shop");
        JobOrders again = new JobOrders(new Installation("i-1"), SecretBox.at(directory.resolve("key")));
        JobOrders others = new JobOrders(new Installation("i-1"), SecretBox.at(directory.resolve("other-key")));

        assertThat(token).matches("[A-Za-z0-9_-]{43}").isEqualTo(again.token("shop"));
        assertThat(List.of(orders.token("cart"), others.token("shop"))).doesNotContain(token);
        assertThat(order("").toString()).doesNotContain(token);
    }
}
