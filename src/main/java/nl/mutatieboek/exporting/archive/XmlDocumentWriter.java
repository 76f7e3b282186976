package nl.mutatieboek.exporting.archive;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document of elements in one namespace, each with elements or with text in it, written line by line. */
final class XmlDocumentWriter {
    /** That of this Java, whatever else lies on the class path: the same content is the same bytes. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;
    private int depth;

    private XmlDocumentWriter(XMLStreamWriter out) {
        this.out = out;
    }

    /** Writes what an element holds. */
    @FunctionalInterface
    interface XmlContent {
        void writeTo(XmlDocumentWriter xml) throws XMLStreamException;
    }

    /** Writes a whole document; what it is written to stays open. */
    static void write(OutputStream to, String root, String namespace, XmlContent content) {
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(to, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeCharacters("\n");
            out.writeStartElement(root);
            out.writeDefaultNamespace(namespace);
            XmlDocumentWriter xml = new XmlDocumentWriter(out);
            xml.depth = 1;
            content.writeTo(xml);
            xml.depth = 0;
            xml.line();
            out.writeEndElement();
            out.writeCharacters("\n");
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML that cannot be written", e);
        }
    }

    /** An element with text in it. */
    void element(String name, String text) throws XMLStreamException {
        line();
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    /** An element with elements in it. */
    void element(String name, XmlContent content) throws XMLStreamException {
        line();
        out.writeStartElement(name);
        depth++;
        content.writeTo(this);
        depth--;
        line();
        out.writeEndElement();
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
