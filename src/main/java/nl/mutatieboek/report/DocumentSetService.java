package nl.mutatieboek.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Moment.Code;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.ReproducibleZipWriter;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.question.ReportParameter;
import nl.mutatieboek.report.question.ReportQuery;
import nl.mutatieboek.report.table.ReportDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the set of tables of a bill, and writes it as one ZIP file: each table as XLSX, PDF and CSV, the check list, and
 * a description with the as-of point and the digest of each file. The same question at the same address of the
 * application and in the same language gives the same bytes, as the figures link to their pages.
 */
@Component
public class DocumentSetService {
    /** Name on the command line, beside those of the reports. */
    public static final String NAME = "document-set";

    /** The check list of a set. */
    private static final String OPEN_POINTS = "outstanding-points";

    private static final List<String> FORMATS = List.of("xlsx", "pdf", "csv");
    private static final List<String> BUDGET =
            List.of("budget-statement", "policy-consequences", "new-policy", "build-up", "explanations");
    private static final List<String> SUPPLEMENTARY =
            List.of("budget-statement", "main-mutations", "supplementary-budget", "explanations");
    private static final List<String> FINAL =
            List.of("budget-statement", "main-mutations", "annual-report", "explanations");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ReportCatalog catalog;

    DocumentSetService(ReportCatalog catalog) {
        this.catalog = catalog;
    }

    /** The reports of a bill, in the order of its documents. */
    private static List<String> reports(Moment bill) {
        return switch (bill.code()) {
            case OWB, NVW, VB -> BUDGET;
            case ISB, O1, SBS, O2 -> SUPPLEMENTARY;
            case SW -> FINAL;
        };
    }

    /** The bills whose set a reader may ask for, the latest first. */
    static List<Moment> bills(ResolvedAsOf point) {
        return point.now().moments().stream()
                .map(known -> known.moment())
                .filter(moment -> moment.code() != Code.NVW && !point.isHidden(moment))
                .toList()
                .reversed();
    }

    /** The bill of the as-of point, or else the last one with a mutation of the chapter; empty if there is none. */
    Optional<Moment> findBill(ChapterCode chapter, ResolvedAsOf point) {
        return catalog.postingTotals()
                .findLastPresentedMoment(ItemPath.of(chapter), point, moment -> moment.code() != Code.NVW);
    }

    /**
     * Makes the set of a chapter.
     *
     * @throws NotFoundException for a chapter that is not in the ledger
     */
    DocumentSet create(ChapterCode chapter, Moment bill, ResolvedAsOf requested, Locale language) {
        requested.requireChapter(chapter);
        ResolvedAsOf point = requested.upToMoment(bill);
        List<ReportDocument> tables = new ArrayList<>();
        for (String report : reports(bill)) {
            ReportDocument document = run(report, chapter, bill, point, language);
            if (!document.tables().isEmpty()) {
                tables.add(document);
            }
        }
        return new DocumentSet(chapter, bill, point, tables, run(OPEN_POINTS, chapter, bill, point, language));
    }

    private ReportDocument run(String report, ChapterCode chapter, Moment bill, ResolvedAsOf point, Locale language) {
        return catalog.find(report)
                .orElseThrow()
                .run(ReportQuery.resolve(
                        Map.of(ReportParameter.CHAPTER, chapter, ReportParameter.YEAR, bill.year()),
                        point,
                        catalog.postingTotals(),
                        catalog.messages(language)));
    }

    /**
     * Writes the set of a chapter for the command line, in Dutch and without links.
     *
     * @throws NotFoundException for a chapter without any bill
     */
    public void write(ChapterCode chapter, ResolvedAsOf point, OutputStream out) throws IOException {
        point.requireChapter(chapter);
        Moment bill = findBill(chapter, point).orElseThrow(() -> new NotFoundException("no-bill-of-chapter", Map.of()));
        write(create(chapter, bill, point, ReportCatalog.DEFAULT_LANGUAGE), ReportLinkResolver.NONE, out);
    }

    /** Writes a set; leaves the stream open. */
    void write(DocumentSet set, ReportLinkResolver links, OutputStream out) throws IOException {
        ReproducibleZipWriter zip = new ReproducibleZipWriter(out);
        List<DocumentSetFile> files = new ArrayList<>();
        List<ReportDocument> documents = new ArrayList<>(set.tables());
        documents.add(set.openPoints());
        for (int i = 0; i < documents.size(); i++) {
            for (String format : FORMATS) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                catalog.formats().stream()
                        .filter(one -> one.name().equals(format))
                        .findFirst()
                        .orElseThrow()
                        .writer()
                        .write(documents.get(i), links, content);
                String name = (i + 1) + "-" + documents.get(i).report() + "." + format;
                byte[] bytes = content.toByteArray();
                zip.add(set.name() + "/" + name, bytes);
                files.add(new DocumentSetFile(name, documents.get(i).title(), bytes.length, Sha256Digest.hex(bytes)));
            }
        }
        zip.add(set.name() + "/document-set.json", JSON.writeValueAsBytes(description(set, files)));
        zip.finish();
    }

    /** A file of a set. */
    private record DocumentSetFile(String name, String title, int bytes, String sha256) {}

    private static Map<String, @Nullable Object> description(DocumentSet set, List<DocumentSetFile> files) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("chapter", set.chapter().value());
        description.put("moment", set.bill().toString());
        description.put(
                "effectiveOn",
                set.point().axes().effectiveOn() == null
                        ? null
                        : String.valueOf(set.point().axes().effectiveOn()));
        description.put("knownAt", set.point().lasting().knownAt());
        description.put("ledgerNumber", set.point().ledgerNumber());
        description.put("openPoints", set.openPointCount());
        description.put("files", files);
        return description;
    }
}
