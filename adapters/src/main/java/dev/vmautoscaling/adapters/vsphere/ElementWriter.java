package dev.vmautoscaling.adapters.vsphere;

import java.io.CharConversionException;

/** Writes a request as a SOAP 1.1 envelope. */
final class ElementWriter {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>";
    private static final String TAIL = "</soapenv:Body></soapenv:Envelope>";

    private final StringBuilder out = new StringBuilder(1024);

    private ElementWriter() {}

    /** @throws CharConversionException when a text has a character that XML cannot carry */
    static String envelope(Element request) throws CharConversionException {
        ElementWriter writer = new ElementWriter();
        writer.out.append(HEAD);
        writer.write(request, " xmlns=\"urn:vim25\"");
        return writer.out.append(TAIL).toString();
    }

    private void write(Element element, String namespace) throws CharConversionException {
        out.append('<').append(element.name()).append(namespace);
        attribute("xsi:type", element.xsiType());
        attribute("type", element.refType());
        out.append('>');
        escape(element.text());
        for (Element child : element.children()) {
            write(child, "");
        }
        out.append("</").append(element.name()).append('>');
    }

    private void attribute(String name, String value) throws CharConversionException {
        if (!value.isEmpty()) {
            out.append(' ').append(name).append("=\"");
            escape(value);
            out.append('"');
        }
    }

    private void escape(String text) throws CharConversionException {
        for (int character : text.codePoints().toArray()) {
            escape(character);
        }
    }

    private void escape(int character) throws CharConversionException {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\r' -> out.append("&#13;"); // a parser would turn it into a line feed
            default -> {
                if (!isAllowed(character)) {
                    throw new CharConversionException(
                            "a character with code " + character + " cannot be written in XML");
                }
                out.appendCodePoint(character);
            }
        }
    }

    /** XML 1.0, production 2. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
