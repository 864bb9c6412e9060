package dev.vmautoscaling.adapters.vsphere;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An XML element of a request or an answer. It holds either text or children, in order.
 *
 * @param name without prefix
 * @param xsiType the {@code xsi:type}, {@code xsd:} kept and other prefixes cut; empty when there is none
 * @param refType the plain {@code type} attribute of a managed object reference; empty when it is none
 */
record Element(String name, String xsiType, String refType, String text, List<Element> children) {
    Element {
        children = List.copyOf(children);
    }

    static Element of(String name, String text) {
        return new Element(name, "", "", text, List.of());
    }

    static Element of(String name, boolean value) {
        return of(name, Boolean.toString(value));
    }

    static Element of(String name, Element... children) {
        return new Element(name, "", "", "", List.of(children));
    }

    static Element of(String name, Stream<Element> children) {
        return new Element(name, "", "", "", children.toList());
    }

    static Element of(String name, Moref reference) {
        return new Element(name, "", reference.type(), reference.id(), List.of());
    }

    /** The same with an {@code xsi:type}: needed exactly where the declared type is abstract or {@code anyType}. */
    Element as(String type) {
        return new Element(name, type, refType, text, children);
    }

    Optional<Element> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<Element> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The text of that child; empty text when there is no such child. */
    String text(String child) {
        return child(child).map(Element::text).orElse("");
    }

    Optional<Moref> reference(String child) {
        return child(child).map(Element::reference);
    }

    Moref reference() {
        return new Moref(refType, text);
    }
}
