package dev.vmautoscaling.adapters.alertmanager;

import dev.vmautoscaling.adapters.yaml.ListOfOurs;
import dev.vmautoscaling.adapters.yaml.YamlText;
import java.util.List;
import java.util.Optional;

/**
 * The user's {@code alertmanager.yml} with and without what we need in it. Pure functions of the file's text; they do nothing
 * twice, leave every other byte alone, and taking out what was put in gives the file as it was. Alertmanager refuses a route whose
 * receiver is missing: put the receiver in first and take it out last.
 *
 * <p>Each throws {@link dev.vmautoscaling.adapters.yaml.YamlRefused} for a file that cannot be edited without doubt.
 */
public final class AlertmanagerFile {
    private static final ListOfOurs RECEIVERS =
            new ListOfOurs(List.of("receivers"), Optional.of("name"), Receiver::rank);

    /** First among the children of the root: no route of the user's that does not go on can then swallow our alerts. */
    private static final ListOfOurs ROUTES =
            new ListOfOurs(List.of("route", "routes"), Optional.of("receiver"), Receiver::rank);

    private AlertmanagerFile() {}

    /** With this receiver, in place of one of the same name. */
    public static String with(String text, Receiver receiver) {
        return YamlText.of(text).with(RECEIVERS, receiver.yaml()).text();
    }

    /** With this route before all of the user's, in place of one to the same receiver. */
    public static String with(String text, Route route) {
        return YamlText.of(text).with(ROUTES, route.yaml()).text();
    }

    /** Whether the receiver is there, and says what it should. */
    public static boolean holds(String text, Receiver receiver) {
        return YamlText.of(text).holds(RECEIVERS, receiver.yaml());
    }

    /** Whether the route is there, says what it should and stands where it should. */
    public static boolean holds(String text, Route route) {
        return YamlText.of(text).holds(ROUTES, route.yaml());
    }

    /** The names of our receivers that are there. */
    public static List<String> receivers(String text) {
        return YamlText.of(text).ours(RECEIVERS);
    }

    /** The receivers of our routes that are there. */
    public static List<String> routes(String text) {
        return YamlText.of(text).ours(ROUTES);
    }

    /** @param name of a receiver of ours */
    public static String withoutReceiver(String text, String name) {
        return YamlText.of(text).without(RECEIVERS, name).text();
    }

    /** @param receiver of a route of ours */
    public static String withoutRoute(String text, String receiver) {
        return YamlText.of(text).without(ROUTES, receiver).text();
    }
}
