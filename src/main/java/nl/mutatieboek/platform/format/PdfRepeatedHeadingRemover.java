package nl.mutatieboek.platform.format;

import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * Keeps repeated table headings out of the PDF's structure tree, so that a screen reader reads each heading once and
 * not once per page.
 */
final class PdfRepeatedHeadingRemover {
    private PdfRepeatedHeadingRemover() {}

    static void removeRepeatedHeadings(PDDocument document) {
        visit(document.getDocumentCatalog().getStructureTreeRoot());
    }

    private static void visit(PDStructureNode node) {
        for (PDStructureElement kid : elements(node)) {
            if ("THead".equals(kid.getStructureType())) {
                keepFirstPage(kid);
            } else {
                visit(kid);
            }
        }
    }

    /** Content on the page of the element itself is a number; content on another page is a reference. */
    private static void keepFirstPage(PDStructureElement element) {
        for (Object kid : element.getKids()) {
            if (kid instanceof PDMarkedContentReference elsewhere && element.getPage() != null) {
                element.removeKid(elsewhere);
            }
        }
        elements(element).forEach(PdfRepeatedHeadingRemover::keepFirstPage);
    }

    private static List<PDStructureElement> elements(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .toList();
    }
}
