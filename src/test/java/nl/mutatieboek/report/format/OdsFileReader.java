package nl.mutatieboek.report.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads an ODS file according to the standard, without the library that wrote it. */
public final class OdsFileReader {
    private final Map<String, String> parts = new LinkedHashMap<>();

    public OdsFileReader(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream part = new ByteArrayOutputStream();
                zip.transferTo(part);
                parts.put(entry.getName(), part.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> partNames() {
        return List.copyOf(parts.keySet());
    }

    String part(String path) {
        return parts.getOrDefault(path, "");
    }

    /** The lines of each sheet by its name, each place as it is held: a share as tenths of a percent. */
    public Map<String, List<List<String>>> sheets() {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        for (Element table : elements(content(), "table:table")) {
            List<List<String>> rows = new ArrayList<>();
            for (Element row : elements(table, "table:table-row")) {
                rows.add(elements(row, "table:table-cell").stream()
                        .map(OdsFileReader::cellValue)
                        .toList());
            }
            sheets.put(table.getAttribute("table:name"), rows);
        }
        return sheets;
    }

    /** Returns each cell of the first sheet that has a value type. */
    List<String> displayedTexts(String type) {
        return elements(content(), "table:table-cell").stream()
                .filter(cell -> cell.getAttribute("office:value-type").equals(type))
                .map(Node::getTextContent)
                .toList();
    }

    private static String cellValue(Element cell) {
        return switch (cell.getAttribute("office:value-type")) {
            case "" -> "";
            case "float" -> cell.getAttribute("office:value");
            case "percentage" ->
                new BigDecimal(cell.getAttribute("office:value"))
                        .movePointRight(3)
                        .toBigIntegerExact()
                        .toString();
            default ->
                String.join(
                        "\n",
                        elements(cell, "text:p").stream()
                                .map(Node::getTextContent)
                                .toList());
        };
    }

    private Element content() {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(part("content.xml").getBytes(StandardCharsets.UTF_8)));
            return document.getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> elements(Element below, String name) {
        NodeList nodes = below.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
