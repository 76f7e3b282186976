package nl.mutatieboek.exporting.archive;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an indented XML document of elements in one namespace. */
final class XmlDocumentWriter {
    /** The factory of the JDK, whatever the class path has, so that the same content produces the same bytes. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;
    private int depth;

    private XmlDocumentWriter(XMLStreamWriter out) {
        this.out = out;
    }

    /** Writes the content of an element. */
    @FunctionalInterface
    interface XmlContent {
        void writeTo(XmlDocumentWriter xml) throws XMLStreamException;
    }

    /** Writes a document; the stream stays open. */
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
            throw new IllegalStateException("Cannot write XML", e);
        }
    }

    /** Writes an element with text. */
    void element(String name, String text) throws XMLStreamException {
        line();
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    /** Writes an element with child elements. */
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
