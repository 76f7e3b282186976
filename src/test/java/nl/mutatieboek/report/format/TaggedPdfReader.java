package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** Reads a tagged PDF like a screen reader: by structure, not by position. */
public final class TaggedPdfReader implements AutoCloseable {
    private final PDDocument document;
    private final Map<PDPage, Map<Integer, String>> texts = new HashMap<>();

    public TaggedPdfReader(byte[] file) {
        try {
            document = Loader.loadPDF(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PDDocument document() {
        return document;
    }

    /** The cells of each table, row by row, without the marks of footnotes, which are links. */
    public List<List<List<String>>> tables() {
        return elements("Table").stream()
                .map(table -> within(table, "TR").stream()
                        .map(row -> kids(row).map(this::text).toList())
                        .toList())
                .toList();
    }

    /** Returns the text of each element of a type. */
    public List<String> elementTexts(String sort) {
        return elements(sort).stream().map(this::text).toList();
    }

    /** Returns all elements of a type, in reading order. */
    public List<PDStructureElement> elements(String sort) {
        return within(document.getDocumentCatalog().getStructureTreeRoot(), sort);
    }

    private static List<PDStructureElement> within(PDStructureNode node, String sort) {
        List<PDStructureElement> found = new ArrayList<>();
        kids(node).forEach(kid -> {
            if (kid.getStructureType().equals(sort)) {
                found.add(kid);
            }
            found.addAll(within(kid, sort));
        });
        return found;
    }

    private static Stream<PDStructureElement> kids(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast);
    }

    private String text(PDStructureElement element) {
        StringBuilder text = new StringBuilder();
        for (Object kid : element.getKids()) {
            if (kid instanceof Integer mark) {
                text.append(' ').append(marked(element.getPage(), mark));
            } else if (kid instanceof PDMarkedContentReference reference) {
                text.append(' ').append(marked(Objects.requireNonNull(reference.getPage()), reference.getMCID()));
            } else if (kid instanceof PDStructureElement below && !isMarks(below)) {
                text.append(' ').append(text(below));
            }
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    /** The numbers of footnotes: links, and what stands between them. */
    private static boolean isMarks(PDStructureElement element) {
        return element.getStructureType().equals("Link")
                        && kids(element).findAny().isEmpty()
                || kids(element).anyMatch(kid -> kid.getStructureType().equals("Link"));
    }

    private String marked(PDPage page, int mark) {
        return texts.computeIfAbsent(page, TaggedPdfReader::texts).getOrDefault(mark, "");
    }

    private static Map<Integer, String> texts(PDPage page) {
        try {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            Map<Integer, String> texts = new HashMap<>();
            for (PDMarkedContent content : extractor.getMarkedContents()) {
                if (!COSName.ARTIFACT.getName().equals(content.getTag())) {
                    texts.merge(content.getMCID(), text(content), (one, more) -> one + " " + more);
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(PDMarkedContent content) {
        return content.getContents().stream()
                .filter(TextPosition.class::isInstance)
                .map(position -> ((TextPosition) position).getUnicode())
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
