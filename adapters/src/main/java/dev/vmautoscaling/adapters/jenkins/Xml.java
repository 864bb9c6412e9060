package dev.vmautoscaling.adapters.jenkins;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * An element as Jenkins writes its configuration: with other elements in it, or a text, never both.
 *
 * @param text empty when it has elements
 */
record Xml(String name, Map<String, String> attributes, List<Xml> children, String text) {
    private static final XMLInputFactory READERS = readers();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    Xml {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        children = List.copyOf(children);
    }

    static Xml of(String name, Xml... children) {
        return new Xml(name, Map.of(), Arrays.asList(children), "");
    }

    static Xml leaf(String name, Object text) {
        return new Xml(name, Map.of(), List.of(), text.toString());
    }

    /** The same with an attribute {@code class}, by which Jenkins knows what a field holds. */
    Xml as(String className) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put("class", className);
        return new Xml(name, more, children, text);
    }

    Xml withChildren(List<Xml> others) {
        return new Xml(name, attributes, others, others.isEmpty() ? text : "");
    }

    Optional<Xml> child(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).findFirst();
    }

    /** The first element at this path below here. */
    Optional<Xml> at(String... path) {
        Optional<Xml> found = Optional.of(this);
        for (String step : path) {
            found = found.flatMap(each -> each.child(step));
        }
        return found;
    }

    /** The text of the first element at this path; empty when there is none. */
    String textAt(String... path) {
        return at(path).map(Xml::text).orElse("");
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // Whoever may write the job could have files of ours read into it otherwise.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws IllegalArgumentException when it is no XML */
    static Xml parse(String document) {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(document));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // what stands before the root says nothing of the job
            }
            return element(reader);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("no XML: " + e.getMessage(), e);
        }
    }

    private static Xml element(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<Xml> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new Xml(name, attributes, children, children.isEmpty() ? text.toString() : "");
    }

    /** A whole document, an element a line, so that two of them can be compared by eye. */
    String document() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = WRITERS.createXMLStreamWriter(text);
            text.append("<?xml version='1.0' encoding='UTF-8'?>\n");
            write(writer, "");
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("nothing here can fail but memory", e);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter writer, String indent) throws XMLStreamException {
        writer.writeCharacters(indent);
        if (children.isEmpty() && text.isEmpty()) {
            writer.writeEmptyElement(name);
            attributes(writer);
        } else {
            writer.writeStartElement(name);
            attributes(writer);
            if (children.isEmpty()) {
                writer.writeCharacters(text);
            } else {
                writer.writeCharacters("\n");
                for (Xml child : children) {
                    child.write(writer, indent + "  ");
                }
                writer.writeCharacters(indent);
            }
            writer.writeEndElement();
        }
        writer.writeCharacters("\n");
    }

    private void attributes(XMLStreamWriter writer) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            writer.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }
}
