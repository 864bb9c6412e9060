package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds by name what a placement speaks of, and makes its folder. */
final class Inventory {
    static final String CLUSTER = Cluster.TYPE;
    static final String DATASTORE = "Datastore";
    static final String STANDARD_NETWORK = "Network";
    static final String PORT_GROUP = "DistributedVirtualPortgroup";
    static final String FREE = "summary.freeSpace";
    static final String ACCESSIBLE = "summary.accessible";
    static final String MAINTENANCE = "summary.maintenanceMode";
    static final String CONFIGURATION = "configurationEx";
    private static final String NAME = VmProperties.NAME;
    private static final String IS_TEMPLATE = "config.template";
    private static final String OF_SWITCH = "config.distributedVirtualSwitch";

    /** What must be read of a template to clone it. */
    private static final List<String> TEMPLATE = Stream.concat(
                    Stream.of(NAME, IS_TEMPLATE, CloneSpec.SNAPSHOT), Space.TEMPLATE_PROPERTIES.stream())
            .toList();

    private static final String UPLINK_TAG = "SYSTEM/DVS.UPLINKPG";

    private final Vim vim;
    private final Faults faults;
    private final String purpose;

    Inventory(Vim vim, Faults faults, String purpose) {
        this.vim = vim;
        this.faults = faults;
        this.purpose = purpose;
    }

    /**
     * The objects that a placement and a template's name mean.
     *
     * @param distributedSwitch of the network; empty for a standard one
     */
    record Named(Moref template, Moref cluster, Moref datastore, Moref network, Optional<Moref> distributedSwitch) {
        private Map<Moref, List<String>> wanted() {
            Map<Moref, List<String>> wanted = new LinkedHashMap<>();
            wanted.put(template, TEMPLATE);
            wanted.put(cluster, List.of(NAME, "resourcePool", CONFIGURATION));
            wanted.put(datastore, List.of(NAME, FREE, ACCESSIBLE, MAINTENANCE));
            wanted.put(network, network.isA(PORT_GROUP) ? List.of(NAME, "key") : List.of(NAME));
            distributedSwitch.ifPresent(found -> wanted.put(found, List.of("uuid")));
            return wanted;
        }
    }

    /**
     * Where a clone comes from and goes to, but for its folder: everything as it was just read.
     *
     * @param pool the cluster's root resource pool
     * @param backing what the network card's backing shall be
     */
    record Place(
            PropertyValues template,
            PropertyValues cluster,
            Moref pool,
            PropertyValues datastore,
            PropertyValues network,
            Element backing) {
        /** Whether everything still has the name that it was found by. */
        boolean isNamed(Placement placement, String wanted) {
            return template.isTrue(IS_TEMPLATE)
                    && has(template, wanted)
                    && has(cluster, placement.cluster())
                    && has(datastore, placement.datastore())
                    && has(network, placement.network());
        }

        private static boolean has(PropertyValues object, String name) {
            return Names.decoded(object.text(NAME)).equals(name);
        }
    }

    /** Everything by name, in one look at the data center. */
    Named named(Placement placement, String template) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put(VmProperties.TYPE, List.of(NAME, IS_TEMPLATE));
        wanted.put(CLUSTER, List.of(NAME));
        wanted.put(DATASTORE, List.of(NAME));
        wanted.put(STANDARD_NETWORK, List.of(NAME));
        wanted.put(PORT_GROUP, List.of(NAME, OF_SWITCH, "tag"));
        List<PropertyValues> all = new Properties(vim, purpose).below(datacenter(placement.datacenter()), wanted);
        PropertyValues network = one(all, "network", placement.network(), Inventory::canTakeVms);
        return new Named(
                one(all, "template", template, object -> object.isTrue(IS_TEMPLATE))
                        .object(),
                one(all, "cluster", placement.cluster(), isA(CLUSTER)).object(),
                one(all, "datastore", placement.datastore(), isA(DATASTORE)).object(),
                network.object(),
                network.reference(OF_SWITCH));
    }

    /** Reads the objects; empty when one of them is gone. */
    Optional<Place> read(Named named) {
        return new Properties(vim, purpose)
                .ofAll(named.wanted())
                .filter(found -> found.keySet().containsAll(named.wanted().keySet()))
                .map(found -> place(named, found));
    }

    /** Reads the objects that were there a moment ago. */
    Place place(Named named, String template) {
        return read(named)
                .orElseThrow(() -> faults.unusable(
                        purpose,
                        "template " + template + " or what it is cloned to is gone",
                        "Somebody removed it in vCenter just now; look there, and choose again"));
    }

    private Place place(Named named, Map<Moref, PropertyValues> found) {
        PropertyValues cluster = values(found, named.cluster);
        PropertyValues network = values(found, named.network);
        return new Place(
                values(found, named.template),
                cluster,
                pool(cluster),
                values(found, named.datastore),
                network,
                backing(network, named.distributedSwitch.map(one -> values(found, one))));
    }

    private static PropertyValues values(Map<Moref, PropertyValues> found, Moref object) {
        return found.getOrDefault(object, new PropertyValues(object, Map.of()));
    }

    /** With its hosts and rules. */
    Cluster cluster(String datacenter, String name) {
        List<PropertyValues> all =
                new Properties(vim, purpose).below(datacenter(datacenter), Map.of(CLUSTER, List.of("name")));
        return Cluster.of(vim, purpose, one(all, "cluster", name, isA(CLUSTER)).object(), name);
    }

    /** Where a template goes, but for its folder. */
    record Destination(Moref pool, Moref datastore) {}

    Destination destination(TemplatePlace place) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put(CLUSTER, List.of("name", "resourcePool"));
        wanted.put(DATASTORE, List.of("name"));
        List<PropertyValues> all = new Properties(vim, purpose).below(datacenter(place.datacenter()), wanted);
        return new Destination(
                pool(one(all, "cluster", place.cluster(), isA(CLUSTER))),
                one(all, "datastore", place.datastore(), isA(DATASTORE)).object());
    }

    private Moref pool(PropertyValues cluster) {
        return cluster.reference("resourcePool")
                .orElseThrow(() -> faults.unusable(
                        purpose,
                        "the resource pool of cluster " + cluster.text("name") + " cannot be seen",
                        "Give the account the right to read the cluster and to assign VMs to its resource pool"));
    }

    /** Folders and data centers are named by path; whatever lies below them by its own name. */
    private PropertyValues one(List<PropertyValues> all, String kind, String name, Predicate<PropertyValues> isOfKind) {
        Map<Moref, PropertyValues> found = new LinkedHashMap<>();
        all.stream()
                .filter(isOfKind)
                .filter(object -> Names.decoded(object.text("name")).equals(name))
                .forEach(object -> found.put(object.object(), object));
        if (found.size() == 1) {
            return found.values().iterator().next();
        }
        throw found.isEmpty()
                ? faults.unusable(
                        purpose,
                        "there is no " + kind + " " + name,
                        "Check the service's " + kind + ", and that the account may see it in vCenter")
                : faults.unusable(
                        purpose,
                        "the " + kind + " name " + name + " is used " + found.size() + " times in the data center",
                        "Rename all but one of them in vCenter");
    }

    private static Predicate<PropertyValues> isA(String type) {
        return object -> object.object().isA(type);
    }

    /** Uplink port groups connect a switch to the outside, never a VM. Old ones are known by their name only. */
    static boolean canTakeVms(PropertyValues object) {
        boolean isUplink = object.value("tag").stream()
                        .flatMap(tags -> tags.children().stream())
                        .anyMatch(tag -> tag.text("key").equals(UPLINK_TAG))
                || object.text("name").contains("-DVUplinks-");
        return object.object().isA(STANDARD_NETWORK) || (object.object().isA(PORT_GROUP) && !isUplink);
    }

    private Element backing(PropertyValues network, Optional<PropertyValues> distributedSwitch) {
        if (network.object().isA(STANDARD_NETWORK)) {
            return Element.of(
                            "backing",
                            Element.of("deviceName", network.text(NAME)),
                            Element.of("network", network.object()))
                    .as("VirtualEthernetCardNetworkBackingInfo");
        }
        String switchUuid = distributedSwitch
                .map(found -> found.text("uuid"))
                .filter(uuid -> !uuid.isEmpty())
                .orElseThrow(() -> faults.unusable(
                        purpose,
                        "the switch of port group " + network.text(NAME) + " cannot be seen",
                        "Give the account the right to read the distributed switch"));
        return Element.of(
                        "backing",
                        Element.of(
                                "port",
                                Element.of("switchUuid", switchUuid),
                                Element.of("portgroupKey", network.text("key"))))
                .as("VirtualEthernetCardDistributedVirtualPortBackingInfo");
    }

    /** The VM of that name in the placement's folder. */
    Optional<Moref> vm(Placement placement, String name) {
        return find(path(placement.datacenter(), placement.folder()) + "/" + Names.encoded(name))
                .filter(found -> found.isA(VmProperties.TYPE));
    }

    /** VMs and templates of that name in the datacenter, in all its folders. */
    List<Moref> vms(String datacenter, String name) {
        return new Properties(vim, purpose)
                .below(datacenter(datacenter), Map.of(VmProperties.TYPE, List.of(VmProperties.NAME))).stream()
                        .filter(found ->
                                Names.decoded(found.text(VmProperties.NAME)).equals(name))
                        .map(PropertyValues::object)
                        .distinct()
                        .toList();
    }

    /**
     * A folder of VMs, with every missing one on the way made.
     *
     * @param folder its path; empty for the datacenter's own
     */
    Moref folder(String datacenter, String folder) {
        return find(path(datacenter, folder)).orElseGet(() -> {
            String path = path(datacenter, "");
            Moref made = find(path).orElseThrow(() -> noDatacenter(datacenter));
            for (String name : folder.split("/", -1)) {
                path += "/" + Names.encoded(name);
                made = folderIn(made, name, path);
            }
            return made;
        });
    }

    /**
     * A folder, or the lowest one above it that is there.
     *
     * @param path of that one
     */
    record Nearest(Moref folder, String path, boolean isItself) {}

    Nearest nearest(String datacenter, String folder) {
        String path = folder;
        Optional<Moref> found = find(path(datacenter, path));
        while (found.isEmpty() && !path.isEmpty()) {
            path = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
            found = find(path(datacenter, path));
        }
        return new Nearest(found.orElseThrow(() -> noDatacenter(datacenter)), path, path.equals(folder));
    }

    private Moref folderIn(Moref parent, String name, String path) {
        return find(path).orElseGet(() -> {
            Reply made = vim.ask(
                    Call.changing("CreateFolder", "make folder " + path),
                    Requests.createFolder(parent, Names.encoded(name)));
            // Somebody, perhaps another clone of ours, was faster.
            Optional<Moref> raced = made.isFault(VimFault.DUPLICATE_NAME) ? find(path) : Optional.empty();
            return raced.orElseGet(made::object);
        });
    }

    Moref datacenter(String name) {
        return find(Names.encodedPath(name))
                .filter(found -> found.isA("Datacenter"))
                .orElseThrow(() -> noDatacenter(name));
    }

    private OutsideFault noDatacenter(String name) {
        return faults.unusable(
                purpose,
                "there is no data center " + name,
                "Check the service's data center, and that the account may see it in vCenter");
    }

    private static String path(String datacenter, String folder) {
        String top = Names.encodedPath(datacenter) + "/vm";
        return folder.isEmpty() ? top : top + "/" + Names.encodedPath(folder);
    }

    private Optional<Moref> find(String path) {
        return vim.ask(Call.reading("FindByInventoryPath", purpose), Requests.findByPath(vim.content(), path))
                .orThrow()
                .reference("returnval");
    }
}
