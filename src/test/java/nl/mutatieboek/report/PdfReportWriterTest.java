package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.format.AmountFormatter;
import nl.mutatieboek.platform.format.PdfRenderer;
import nl.mutatieboek.report.format.PdfReportWriter;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.format.SampleReportTables;
import nl.mutatieboek.report.format.TaggedPdfReader;
import nl.mutatieboek.report.question.ReportMessages;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.MessageSource;

/** Reads a PDF report again: its text, and what a screen reader reads aloud. */
@Tag("whole")
class PdfReportWriterTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static byte[] written(ReportDocument tables, ReportLinkResolver addresses) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfReportWriter(
                        new PdfRenderer(BOOK.bean(MessageSource.class)),
                        language -> new ReportMessages(BOOK.bean(MessageSource.class), language))
                .write(tables, addresses, out);
        return out.toByteArray();
    }

    private static List<PDPage> pages(TaggedPdfReader pdf) {
        return StreamSupport.stream(pdf.document().getPages().spliterator(), false)
                .toList();
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(number);
        text.setEndPage(number);
        return text.getText(document);
    }

    private static List<PDAnnotation> links(TaggedPdfReader pdf) throws IOException {
        List<PDAnnotation> links = new ArrayList<>();
        for (PDPage page : pages(pdf)) {
            page.getAnnotations().stream()
                    .filter(PDAnnotationLink.class::isInstance)
                    .forEach(links::add);
        }
        return links;
    }

    private static ReportTable table(List<ReportColumn> columns, ReportCell... cells) {
        return new ReportTable(
                "t", "Tabel", "Art.", columns, List.of(ReportRow.line(null, "Regel", List.of(), List.of(cells))));
    }

    @Test
    void pdf_shows_the_cells_as_the_documents_format_them() throws Exception {
        try (TaggedPdfReader pdf =
                new TaggedPdfReader(written(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE))) {
            assertThat(pdf.tables().getFirst())
                    .containsExactly(
                            List.of("Art.", "2026", "Mutaties 1e suppletoire begroting (4)", "Aandeel", "Toelichting"),
                            List.of("37 Asiel en Migratie", "", "", "", ""),
                            List.of("Uitgaven", "1.234.567", "‒ 694.400", "‒ 12,5 %", "minder & <minder>"),
                            List.of("Toegang", "0", "niet bekend", "100,0 %", ""),
                            List.of("Totaal", "9.223.372.036.854.775.807", "‒ 999.999.999.999.999", "0,0 %", ""));
            assertThat(pdf.tables().getLast().stream().skip(1).map(List::getLast))
                    .containsExactlyElementsOf(SampleReportTables.FORMULAS.stream()
                            .map(String::strip)
                            .toList());
            assertThat(pdf.elementTexts("H1")).containsExactly("Begroting");
            assertThat(pdf.elementTexts("H2")).containsExactly("Uitgaven <& meer> (XX/37)", "=cmd()", "Noten");
            assertThat(page(pdf.document(), 1))
                    .contains("(bedragen × € 1.000)", "=een kanttekening", "36800-XX-2", "1 / 1");
        }
    }

    @Test
    void pdf_is_tagged_for_screen_readers() throws Exception {
        try (TaggedPdfReader pdf = new TaggedPdfReader(
                written(SampleReportTables.allCellTypes(), link -> "https://boek.example/why?a=1&b=2"))) {
            PDDocument document = pdf.document();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Begroting");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>");
            assertThat(pdf.elements("TH"))
                    .hasSize(5 + 4 + 2 + SampleReportTables.FORMULAS.size())
                    .allSatisfy(heading -> assertThat(
                                    String.valueOf(heading.getCOSObject().getDictionaryObject(COSName.A)))
                            .contains("COSName{Scope}"));
            assertThat(links(pdf))
                    .hasSize(2 + 3 + 2)
                    .allSatisfy(link -> assertThat(link.getContents()).isNotBlank());
            assertThat(pdf.elements("Link")).hasSize(links(pdf).size());
        }
    }

    @Test
    void pdf_without_a_base_url_has_no_explanation_links() throws Exception {
        try (TaggedPdfReader pdf =
                new TaggedPdfReader(written(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE))) {
            assertThat(links(pdf)).as("to footnotes, and to a document").hasSize(3 + 1);
        }
    }

    @Test
    void pdf_embeds_its_fonts() throws Exception {
        try (TaggedPdfReader pdf =
                new TaggedPdfReader(written(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE))) {
            for (PDPage page : pages(pdf)) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void pdf_repeats_headings_on_each_page_and_tags_them_once() throws Exception {
        ReportDocument tables = SampleReportTables.withRows(200);

        try (TaggedPdfReader pdf = new TaggedPdfReader(written(tables, ReportLinkResolver.NONE))) {
            int pages = pdf.document().getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (int number = 1; number <= pages; number++) {
                assertThat(page(pdf.document(), number)).contains("Art.", "2046", number + " / " + pages);
            }
            assertThat(pdf.tables().getFirst().getFirst())
                    .startsWith("Art.", "2026")
                    .hasSize(22);
            assertThat(pdf.tables().getFirst().stream().skip(1))
                    .containsExactlyElementsOf(tables.tables().getFirst().rows().stream()
                            .map(row -> {
                                List<String> line = new ArrayList<>(List.of(row.heading()));
                                row.cells()
                                        .forEach(cell -> line.add(AmountFormatter.formatAmount(
                                                ((ReportCell.Amount) cell).thousands(),
                                                ReportCatalog.DEFAULT_LANGUAGE)));
                                return line;
                            })
                            .toList());
        }
    }

    @Test
    void pdf_paper_size_fits_its_widest_table() throws Exception {
        List<ReportColumn> twelve = IntStream.range(2026, 2038)
                .mapToObj(year -> ReportColumn.amounts("y" + year, Integer.toString(year)))
                .toList();
        ReportCell[] amounts = twelve.stream()
                .map(column -> ReportCell.amount(ReportFigure.exact(new Thousands(-1_234_567)), null))
                .toArray(ReportCell[]::new);

        assertThat(millimetres(SampleReportTables.empty())).isEqualTo("210 × 297");
        assertThat(millimetres(SampleReportTables.tables(
                        List.of(table(twelve.subList(0, 3), amounts[0], amounts[1], amounts[2])), List.of())))
                .isEqualTo("210 × 297");
        assertThat(millimetres(SampleReportTables.tables(
                        List.of(table(
                                twelve.subList(0, 8),
                                List.of(amounts).subList(0, 8).toArray(ReportCell[]::new))),
                        List.of())))
                .isEqualTo("297 × 210");
        assertThat(millimetres(SampleReportTables.tables(List.of(table(twelve, amounts)), List.of())))
                .isEqualTo("420 × 297");
        assertThat(millimetres(SampleReportTables.withRows(1))).isEqualTo("437 × 297");
    }

    private static String millimetres(ReportDocument tables) throws IOException {
        try (TaggedPdfReader pdf = new TaggedPdfReader(written(tables, ReportLinkResolver.NONE))) {
            PDPage page = pdf.document().getPage(0);
            return Math.round(page.getMediaBox().getWidth() * 25.4 / 72) + " × "
                    + Math.round(page.getMediaBox().getHeight() * 25.4 / 72);
        }
    }

    @Test
    void pdf_of_the_same_report_has_the_same_bytes() throws Exception {
        assertThat(written(SampleReportTables.allCellTypes(), SampleReportTables.ADDRESSES))
                .isEqualTo(written(SampleReportTables.allCellTypes(), SampleReportTables.ADDRESSES));
    }

    @Test
    void pdf_without_tables_says_so() throws Exception {
        try (TaggedPdfReader pdf = new TaggedPdfReader(written(SampleReportTables.empty(), ReportLinkResolver.NONE))) {
            assertThat(pdf.elementTexts("P")).last().isEqualTo("Hier is niets te tonen.");
        }
    }
}
