package dev.vmautoscaling.adapters.vsphere;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An object with those of its asked properties that are set. */
record PropertyValues(Moref object, Map<String, Element> values) {
    static PropertyValues of(Element objectContent) {
        return new PropertyValues(
                objectContent.child("obj").map(Element::reference).orElseGet(() -> new Moref("", "")),
                objectContent.children("propSet").stream()
                        .filter(property -> property.child("val").isPresent())
                        .collect(Collectors.toMap(
                                property -> property.text("name"),
                                property -> property.child("val").orElseThrow(),
                                (first, again) -> again)));
    }

    Optional<Element> value(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** Empty text when it is not set. */
    String text(String path) {
        return value(path).map(Element::text).orElse("");
    }

    Optional<Moref> reference(String path) {
        return value(path).map(Element::reference);
    }

    boolean isTrue(String path) {
        return text(path).equals("true");
    }
}
