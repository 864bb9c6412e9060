package dev.vmautoscaling.lab.scenario;

import java.util.Optional;

/** Runs one scenario headless: {@code --scenario=NAME [--network=netns] [--zero-delay] [--seed=N] [--json]}. */
public final class Scenarios {

    private Scenarios() {}

    /** Ends with status 0 only if the scenario went as it should and nothing leaked. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        try {
            Options options = Options.parse(arguments);
            Optional<Scenario> scenario = Scenario.named(options.scenario());
            if (scenario.isEmpty()) {
                System.err.println("there is no scenario " + options.scenario());
                return 2;
            }
            ScenarioResult result = new Performance(scenario.get(), options).give();
            System.out.println(options.json() ? result.json() : result.text());
            return result.ok() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }
}
