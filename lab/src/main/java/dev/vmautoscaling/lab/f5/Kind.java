package dev.vmautoscaling.lab.f5;

import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What differs between the kinds of LTM objects; what the verbs have in common is in {@link ObjectVerbs}. */
interface Kind {

    /** Where the collection is, below {@code /mgmt/tm/}: {@code ltm/pool}. */
    String uri();

    /** The start of the kind in answers: {@code tm:ltm:pool:pool}. */
    String kind();

    /** What errors call it: {@code Pool}. */
    String word();

    SortedMap<ObjectPath, Item> table(Configuration configuration);

    /** The objects to read: empty rather than made where there is nothing. */
    default SortedMap<ObjectPath, Item> rows(Configuration configuration) {
        return table(configuration);
    }

    /** What an object has where the caller said nothing. */
    Map<String, JsonNode> defaults();

    /** The path that a POST asks for. */
    default ObjectPath pathOf(Configuration configuration, ObjectNode body) {
        ObjectPath path = Paths.ofBody(body);
        if (!configuration.folders().containsKey(path.folder())) {
            throw Errors.folder(path.folder());
        }
        return path;
    }

    /** The path that a decoded segment of a URL names. */
    default ObjectPath pathOfSegment(String segment) {
        return ObjectPath.ofSegment(segment);
    }

    /** What stands for an object in an error. */
    default String label(ObjectPath path) {
        return path.toString();
    }

    default String partitionOf(ObjectPath path) {
        return path.partition();
    }

    /** The refusal of a call on an object that is not there. */
    default Refusal missing(String method, ObjectPath path) {
        return Errors.notFound(word(), label(path));
    }

    /** Checks and completes a new object, and makes what comes with it. */
    Item created(Configuration configuration, Item item, ObjectNode body);

    /** Checks and completes a changed object. */
    Item changed(Configuration configuration, Item before, Item after, ObjectNode body);

    /** Checks that an object may go, and takes along what goes with it. */
    default void deleted(Configuration configuration, Item item) {}

    /** Adds what is computed, such as session and state. */
    default void show(Configuration configuration, Item item, ObjectNode shown, boolean expand) {}

    /** The flat entries of the object's statistics. */
    default Stats stats(Configuration configuration, Item item) {
        throw Errors.notRegistered("/tm/" + uri() + "/" + item.path().segment() + "/stats", "127.0.0.1");
    }

    /** Where an object is, below {@code /mgmt/tm/}. */
    default String uriOf(ObjectPath path) {
        return uri() + "/" + path.segment();
    }
}
