package dev.vmautoscaling.lab.scenario;

import java.util.List;
import java.util.Optional;

/** One story that must end well: what is set up, what happens, and what must be seen. */
interface Scenario {

    /** Its name on the command line. */
    String name();

    /** What differs from the usual config of the service. */
    default ShopConfig config(ShopConfig usual) {
        return usual;
    }

    /** Why the config is enabled although a check fails, where that is what the story is about. */
    default Optional<String> override() {
        return Optional.empty();
    }

    /** Whether there is a Jenkins in it, whatever engine is asked for. */
    default boolean isAboutJenkins() {
        return false;
    }

    /** How many Alertmanagers there are. */
    default int alertmanagers() {
        return 1;
    }

    /**
     * Plays it in a world in which the config is imported and the base members serve.
     *
     * @throws Unexpected if it does not go as it should
     */
    void play(Stage stage);

    /** All scenarios. */
    static List<Scenario> all() {
        return List.of(
                new Spike(),
                new CloneFails(),
                new HealthNeverPasses(),
                new DuplicateAlerts(),
                new IpPoolExhausted(),
                new NoTemplate(),
                new JenkinsFails(),
                new BuildKilled());
    }

    static Optional<Scenario> named(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
