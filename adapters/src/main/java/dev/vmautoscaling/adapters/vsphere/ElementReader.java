package dev.vmautoscaling.adapters.vsphere;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads answers. Whoever answers is not trusted: no DTD, no entities but XML's own five, bounded depth. */
final class ElementReader {
    private static final int MOST_LEVELS = 50;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;

    private ElementReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The root element. */
    static Element read(byte[] answer) throws MalformedAnswer {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(answer));
            try {
                return new ElementReader(xml).root();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedAnswer("the answer is not the XML it should be", e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private Element root() throws XMLStreamException, MalformedAnswer {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            refuseDoctype();
        }
        return element(1);
    }

    private void refuseDoctype() throws MalformedAnswer {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
            throw new MalformedAnswer("the answer has a document type, which no vCenter sends", Optional.empty());
        }
    }

    private Element element(int level) throws XMLStreamException, MalformedAnswer {
        if (level > MOST_LEVELS) {
            throw new MalformedAnswer("the answer is nested more than " + MOST_LEVELS + " levels", Optional.empty());
        }
        String name = xml.getLocalName();
        String xsiType = type(xml.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type"));
        String refType = Optional.ofNullable(xml.getAttributeValue("", "type")).orElse("");
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(level + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw new MalformedAnswer("the answer has an entity of its own", Optional.empty());
            }
        }
        return new Element(name, xsiType, refType, children.isEmpty() ? text.toString() : "", children);
    }

    /** Prefixes are the sender's choice: only that of XML Schema's own types means something to a receiver. */
    private String type(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        int colon = raw.indexOf(':');
        String local = raw.substring(colon + 1);
        String namespace = xml.getNamespaceURI(colon < 0 ? "" : raw.substring(0, colon));
        return XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(namespace) ? "xsd:" + local : local;
    }
}
