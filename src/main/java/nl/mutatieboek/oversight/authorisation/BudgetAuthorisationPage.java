package nl.mutatieboek.oversight.authorisation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.RecordWriter;
import nl.mutatieboek.oversight.authorisation.ChapterAuthorisationResponse.ArticleAuthorisationResponse;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.Read;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was presented of a chapter in a budget year, and what is authorised. */
@PageController
class BudgetAuthorisationPage {
    private final BudgetAuthorisationQueries queries;
    private final PostingTotalQueries sums;
    private final AsOfResolver points;

    BudgetAuthorisationPage(BudgetAuthorisationQueries queries, PostingTotalQueries sums, AsOfResolver points) {
        this.queries = queries;
        this.sums = sums;
        this.points = points;
    }

    @GetMapping("/authorisations")
    String show(Asked asked, Model model) {
        Read<ChapterCode> chapter = asked.may("chapter", ChapterCode::new);
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, ChapterScope.of(chapter.orNull()));
        point.requireChapter(chapter.orNull());
        // What has no budget statement is never authorised by itself.
        List<ChapterCode> chapters = point.now().chapters().stream()
                .filter(StructureQueries.KnownChapter::budgetStatement)
                .map(StructureQueries.KnownChapter::code)
                .toList();
        List<BudgetYear> years = point.now().moments().stream()
                .map(StructureQueries.KnownMoment::moment)
                .filter(moment -> moment.code() == Moment.Code.OWB)
                .map(Moment::year)
                .sorted()
                .toList();
        model.addAttribute("chapters", chapters);
        model.addAttribute("years", years);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        if (!chapters.isEmpty() && !years.isEmpty()) {
            ChapterCode shown = chapter.or(chapters.getFirst());
            BudgetYear last = sums.findLastPresentedMoment(
                            ItemPath.of(shown), point, moment -> moment.code() == Moment.Code.OWB)
                    .map(Moment::year)
                    .orElse(years.getLast());
            model.addAttribute("name", point.now().lastName(ItemPath.of(shown)).orElse(shown.value()));
            model.addAttribute("found", queries.find(shown, year.or(last), point));
        }
        return "authorisations";
    }

    /** The rows of one chapter and year as a file. */
    @GetMapping("/authorisations/files/{format}")
    void file(@PathVariable String format, Asked asked, HttpServletResponse response) throws IOException {
        ExportFormat in = PathVariableParser.parse(format, ExportFormat::parseRowFormat);
        Read<ChapterCode> chapter = asked.must("chapter", ChapterCode::new);
        Read<BudgetYear> year = asked.must("year", BudgetYear::parse);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, ChapterScope.of(chapter.orNull()));
        point.requireChapter(chapter.value());
        ChapterAuthorisation found = queries.find(chapter.value(), year.value(), point);
        String name =
                "mutatieboek-authorisations-%s-%s-%s".formatted(found.chapter(), found.year(), point.ledgerNumber());
        RecordWriter<ArticleAuthorisationResponse> rows =
                RecordWriter.createDownload(response, name, ArticleAuthorisationResponse.class, in);
        ChapterAuthorisationResponse.of(point, found).authorisations().forEach(rows::write);
        rows.finish();
    }
}
