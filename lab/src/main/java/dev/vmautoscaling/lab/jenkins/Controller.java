package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Result;
import dev.vmautoscaling.lab.process.LabDirectory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.w3c.dom.Document;

/** What a Jenkins holds: items, queue, builds, secrets. Whoever reads or changes it holds its lock. */
final class Controller implements AutoCloseable {

    /** trap 7 */
    static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Plugins plugins;
    private final LabDirectory directory;
    private final LabAgent agent;
    private final Folder root = new Folder("", null, "");
    private final BuildQueue queue;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Set<BuildRun> running = ConcurrentHashMap.newKeySet();
    private volatile String url = "";
    private volatile boolean quietingDown;
    private volatile CountDownLatch up = new CountDownLatch(0);

    Controller(JenkinsOptions options, LabDirectory directory) {
        this.clock = options.clock();
        this.plugins = options.plugins();
        this.directory = directory;
        this.agent = new LabAgent(options.labels());
        this.queue = new BuildQueue(clock, () -> quietingDown || isDown(), this::begin);
    }

    /** With a slash at the end. */
    String url() {
        return url;
    }

    void listensAt(String here) {
        url = here;
    }

    InstantSource clock() {
        return clock;
    }

    Plugins plugins() {
        return plugins;
    }

    Folder root() {
        return root;
    }

    BuildQueue queue() {
        return queue;
    }

    LabAgent agent() {
        return agent;
    }

    LabDirectory directory() {
        return directory;
    }

    Optional<String> secret(String id) {
        return Optional.ofNullable(secrets.get(id));
    }

    Map<String, String> secrets() {
        return secrets;
    }

    boolean isQuietingDown() {
        return quietingDown;
    }

    void quietDown(boolean down) {
        quietingDown = down;
    }

    /** Whether it restarts: nothing is answered, and no step of a pipeline begins. */
    boolean isDown() {
        return up.getCount() > 0;
    }

    synchronized void goDown() {
        if (!isDown()) {
            up = new CountDownLatch(1);
        }
    }

    // facts 2.4: the queue is restored, and running pipelines go on
    synchronized void comeUp() {
        quietingDown = false;
        up.countDown();
        queue.maintain();
    }

    void awaitUp() throws InterruptedException {
        up.await();
    }

    private Build begin(Job job, QueueItem item) {
        Build build = new Build(job, job.takeBuildNumber(), item, clock);
        job.add(build);
        BuildRun run = new BuildRun(this, build);
        running.add(run);
        build.runs(run);
        run.start();
        return build;
    }

    /** Takes note of a build's end. */
    synchronized void ended(BuildRun run, Build build, Result result) {
        running.remove(run);
        build.stages().endAll(result);
        build.end(result);
        queue.maintain();
    }

    /** The first run changes the job (trap 15). */
    synchronized void declared(Job job, SavedConfig.Declared declared) {
        Document document = Xml.parse(job.xml(), "Failed to process config.xml");
        SavedConfig.merge(document, declared);
        job.save(document, plugins);
    }

    /** All jobs, those in folders too. */
    List<Job> jobs() {
        return root.jobs();
    }

    /** Ends all builds and waits for their threads. */
    @Override
    public void close() {
        // or the end of one build would be the beginning of the next
        quietingDown = true;
        List<BuildRun> all = List.copyOf(running);
        all.forEach(BuildRun::kill);
        up.countDown();
        all.forEach(BuildRun::awaitEnd);
    }
}
