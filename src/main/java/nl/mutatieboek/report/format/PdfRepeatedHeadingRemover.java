package nl.mutatieboek.report.format;

import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * The headings of a table stand on every page that it goes on to. Who reads sees them there; who hears the document hears a heading
 * once, not as often as there are pages.
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

    /** What is said on the page of an element is a number; what is said on another, a reference. */
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
