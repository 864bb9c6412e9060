package dev.vmautoscaling.adapters.vsphere;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Custom attributes: vCenter knows each by a key, people by its name. */
record Attributes(Vim vim, String purpose) {
    private static final String VALUES = "customValue";

    /** Sets those that have another value, or none. */
    void set(Moref vm, Map<String, String> wanted) {
        Map<String, String> present = wanted.isEmpty() ? Map.of() : of(vm);
        Map<String, String> missing = new TreeMap<>(wanted);
        missing.entrySet().removeIf(entry -> entry.getValue().equals(present.get(entry.getKey())));
        if (missing.isEmpty()) {
            return;
        }
        Map<String, String> keys = keysByName();
        missing.forEach((name, value) -> {
            String key = Optional.ofNullable(keys.get(name)).orElseGet(() -> define(name));
            vim.ask(Call.changing("SetField", purpose), Requests.setField(vim.content(), vm, key, value))
                    .orThrow();
        });
    }

    /** The VM's, by name. */
    Map<String, String> of(Moref vm) {
        Map<String, String> names = new HashMap<>();
        keysByName().forEach((name, key) -> names.put(key, name));
        Map<String, String> found = new HashMap<>();
        new Properties(vim, purpose)
                .of(vm, List.of(VALUES)).stream()
                        .flatMap(values -> values.value(VALUES).stream())
                        .flatMap(values -> values.children().stream())
                        .filter(value -> names.containsKey(value.text("key")))
                        .forEach(value -> found.put(String.valueOf(names.get(value.text("key"))), value.text("value")));
        return found;
    }

    /** Those that VMs can have. */
    private Map<String, String> keysByName() {
        Map<String, String> keys = new HashMap<>();
        new Properties(vim, purpose)
                .of(vim.content().customFields(), List.of("field")).stream()
                        .flatMap(fields -> fields.value("field").stream())
                        .flatMap(fields -> fields.children().stream())
                        .filter(field -> isOfVms(field.text("managedObjectType")))
                        .forEach(field -> keys.put(field.text("name"), field.text("key")));
        return keys;
    }

    private static boolean isOfVms(String type) {
        return type.isEmpty() || type.equals(VmProperties.TYPE);
    }

    private String define(String name) {
        Reply made = vim.ask(Call.changing("AddCustomFieldDef", purpose), Requests.addCustomField(vim.content(), name));
        if (made.isFault(VimFault.DUPLICATE_NAME)) { // somebody, perhaps another clone of ours, was faster
            return Optional.ofNullable(keysByName().get(name))
                    .orElseGet(() -> made.orThrow().text("key"));
        }
        return made.orThrow().child("returnval").map(field -> field.text("key")).orElse("");
    }
}
