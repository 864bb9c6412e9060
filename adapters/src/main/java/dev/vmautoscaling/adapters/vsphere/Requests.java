package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.vsphere.Session.Account;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every request that we send. The order of elements is vim25's and matters: vCenter refuses another one
 * (<a href="https://github.com/vmware-archive/rbvmomi/issues/132">an example</a>); a test holds it.
 */
final class Requests {
    /** Our answers stay far below their size limit with pages of so many objects. */
    private static final String PAGE = "250";

    private Requests() {}

    static Element serviceContent() {
        return method("RetrieveServiceContent", new Moref("ServiceInstance", "ServiceInstance"));
    }

    /** Cheap, and refused without a session. */
    static Element currentTime() {
        return method("CurrentTime", new Moref("ServiceInstance", "ServiceInstance"));
    }

    static Element login(ServiceContent content, Account account) {
        return method(
                "Login",
                content.sessionManager(),
                Element.of("userName", account.username()),
                Element.of("password", account.password()));
    }

    static Element logout(ServiceContent content) {
        return method("Logout", content.sessionManager());
    }

    static Element findByPath(ServiceContent content, String path) {
        return method("FindByInventoryPath", content.searchIndex(), Element.of("inventoryPath", path));
    }

    static Element findByAddress(ServiceContent content, String address) {
        return method("FindByIp", content.searchIndex(), Element.of("ip", address), Element.of("vmSearch", true));
    }

    /** @param types of the objects to be seen, at any depth below the container */
    static Element createView(ServiceContent content, Moref container, Stream<String> types) {
        return method(
                "CreateContainerView",
                content.viewManager(),
                Stream.of(
                                Stream.of(Element.of("container", container)),
                                types.map(type -> Element.of("type", type)),
                                Stream.of(Element.of("recursive", true)))
                        .flatMap(part -> part));
    }

    static Element destroyView(Moref view) {
        return method("DestroyView", view);
    }

    /** Properties of one object. */
    static Element propertiesOf(ServiceContent content, Moref object, List<String> paths) {
        return propertiesOf(content, Map.of(object, paths));
    }

    /** Properties of several objects, of which those of one type must have the same ones asked of them. */
    static Element propertiesOf(ServiceContent content, Map<Moref, List<String>> pathsByObject) {
        Map<String, List<String>> pathsByType = new LinkedHashMap<>();
        pathsByObject.forEach((object, paths) -> pathsByType.put(object.type(), paths));
        return retrieve(
                content,
                Stream.concat(
                        pathsByType.entrySet().stream().map(entry -> propertySet(entry.getKey(), entry.getValue())),
                        pathsByObject.keySet().stream()
                                .map(object -> Element.of(
                                        "objectSet", Element.of("obj", object), Element.of("skip", false)))));
    }

    /** Properties, by type, of all objects in the view. */
    static Element propertiesInView(ServiceContent content, Moref view, Map<String, List<String>> pathsByType) {
        return retrieve(content, inView(view, pathsByType));
    }

    /** The parts of a {@code PropertyFilterSpec} that chooses the objects in the view. */
    static Stream<Element> inView(Moref view, Map<String, List<String>> pathsByType) {
        Element traversal = Element.of(
                        "selectSet",
                        Element.of("name", "view"),
                        Element.of("type", "ContainerView"),
                        Element.of("path", "view"),
                        Element.of("skip", false))
                .as("TraversalSpec");
        return Stream.concat(
                pathsByType.entrySet().stream().map(entry -> propertySet(entry.getKey(), entry.getValue())),
                Stream.of(Element.of("objectSet", Element.of("obj", view), Element.of("skip", true), traversal)));
    }

    private static Element retrieve(ServiceContent content, Stream<Element> filter) {
        return method(
                "RetrievePropertiesEx",
                content.propertyCollector(),
                Element.of("specSet", filter),
                Element.of("options", Element.of("maxObjects", PAGE)));
    }

    private static Element propertySet(String type, List<String> paths) {
        return Element.of(
                "propSet",
                Stream.concat(
                        Stream.of(Element.of("type", type), Element.of("all", false)),
                        paths.stream().map(path -> Element.of("pathSet", path))));
    }

    static Element nextPage(ServiceContent content, String token) {
        return method("ContinueRetrievePropertiesEx", content.propertyCollector(), Element.of("token", token));
    }

    static Element createFolder(Moref parent, String name) {
        return method("CreateFolder", parent, Element.of("name", name));
    }

    /** @param spec a {@code VirtualMachineCloneSpec} */
    static Element cloneVm(Moref source, Moref folder, String name, Element spec) {
        return method("CloneVM_Task", source, Element.of("folder", folder), Element.of("name", name), spec);
    }

    static Element powerOn(Moref vm) {
        return method("PowerOnVM_Task", vm);
    }

    static Element powerOff(Moref vm) {
        return method("PowerOffVM_Task", vm);
    }

    static Element shutDownGuest(Moref vm) {
        return method("ShutdownGuest", vm);
    }

    static Element destroy(Moref vm) {
        return method("Destroy_Task", vm);
    }

    static Element rename(Moref entity, String name) {
        return method("Rename_Task", entity, Element.of("newName", name));
    }

    /** Of the disks, as they are: what the guest has not written yet is not in it. */
    static Element createSnapshot(Moref vm, String name, String description) {
        return method(
                "CreateSnapshot_Task",
                vm,
                Element.of("name", name),
                Element.of("description", description),
                Element.of("memory", false),
                Element.of("quiesce", false));
    }

    static Element removeSnapshot(Moref snapshot) {
        return method("RemoveSnapshot_Task", snapshot, Element.of("removeChildren", false));
    }

    static Element markAsTemplate(Moref vm) {
        return method("MarkAsTemplate", vm);
    }

    static Element markAsVm(Moref template, Moref pool) {
        return method("MarkAsVirtualMachine", template, Element.of("pool", pool));
    }

    /** @param change a {@code ClusterRuleSpec} */
    static Element reconfigureCluster(Moref cluster, Element change) {
        return method(
                "ReconfigureComputeResource_Task",
                cluster,
                Element.of("spec", change).as("ClusterConfigSpecEx"),
                Element.of("modify", true));
    }

    static Element hasPrivileges(Vim vim, Moref entity, List<String> privileges) {
        return method(
                "HasPrivilegeOnEntities",
                vim.content().authorization(),
                Stream.concat(
                        Stream.of(Element.of("entity", entity), Element.of("sessionId", vim.sessionKey())),
                        privileges.stream().map(privilege -> Element.of("privId", privilege))));
    }

    /** Of VMs. */
    static Element addCustomField(ServiceContent content, String name) {
        return method(
                "AddCustomFieldDef",
                content.customFields(),
                Element.of("name", name),
                Element.of("moType", VmProperties.TYPE));
    }

    static Element setField(ServiceContent content, Moref entity, String key, String value) {
        return method(
                "SetField",
                content.customFields(),
                Element.of("entity", entity),
                Element.of("key", key),
                Element.of("value", value));
    }

    /** The VM's events of these types. */
    static Element events(ServiceContent content, Moref vm, Instant since, List<String> types) {
        return method(
                "QueryEvents",
                content.eventManager(),
                Element.of(
                        "filter",
                        Stream.concat(
                                Stream.of(
                                        Element.of("entity", Element.of("entity", vm), Element.of("recursion", "self")),
                                        Element.of("time", Element.of("beginTime", since.toString()))),
                                types.stream().map(type -> Element.of("type", type)))));
    }

    private static Element method(String name, Moref self, Element... parameters) {
        return method(name, self, Stream.of(parameters));
    }

    private static Element method(String name, Moref self, Stream<Element> parameters) {
        return Element.of(name, Stream.concat(Stream.of(Element.of("_this", self)), parameters));
    }
}
