package dev.vmautoscaling.lab.jenkins;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reading and writing XML the way Jenkins lets others do it. */
final class Xml {

    private Xml() {}

    /**
     * Parses a document.
     *
     * @throws Refusal 500 if it is malformed or has a DTD (facts 2.1, 2.4)
     */
    static Document parse(String text, String onFailure) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw Pages.internal(onFailure);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** facts 1.2: saved files say XML 1.1. */
    static String write(Document document) {
        try {
            StringWriter out = new StringWriter();
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return "<?xml version='1.1' encoding='UTF-8'?>\n" + out;
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /** The text of a child; nothing where there is no such child, empty where it is empty. */
    static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent);
    }

    static boolean flag(Element parent, String name) {
        return text(parent, name).map(String::strip).map(Boolean::parseBoolean).orElse(false);
    }

    static Element append(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElement(name);
        parent.appendChild(child);
        return child;
    }

    static void append(Element parent, String name, String text) {
        append(parent, name).setTextContent(text);
    }
}
