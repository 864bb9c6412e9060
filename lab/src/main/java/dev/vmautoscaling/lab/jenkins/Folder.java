package dev.vmautoscaling.lab.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder, or the root of all. Names are found whatever their case (trap 13). */
final class Folder implements Item {

    static final String TYPE = "com.cloudbees.hudson.plugins.folder.Folder";

    private final String name;
    private final @Nullable Folder parent;
    private final Map<String, Item> items = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String xml;

    Folder(String name, @Nullable Folder parent, String xml) {
        this.name = name;
        this.parent = parent;
        this.xml = xml;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable Folder parent() {
        return parent;
    }

    @Override
    public String xml() {
        return xml;
    }

    @Override
    public String type() {
        return TYPE;
    }

    void replace(String newXml) {
        xml = newXml;
    }

    Optional<Item> item(String itemName) {
        return Optional.ofNullable(items.get(itemName));
    }

    List<Item> items() {
        return List.copyOf(items.values());
    }

    void put(Item item) {
        items.put(item.name(), item);
    }

    void remove(Item item) {
        items.remove(item.name());
    }

    /** All jobs in it and in its folders. */
    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (Item item : items.values()) {
            switch (item) {
                case Job job -> jobs.add(job);
                case Folder folder -> jobs.addAll(folder.jobs());
            }
        }
        return jobs;
    }
}
