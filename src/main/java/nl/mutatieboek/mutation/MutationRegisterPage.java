package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The register of mutations, the newest proposal first, and how it is searched. */
@PageController
class MutationRegisterPage {
    private static final int ROWS = 50;

    private final MutationRegisterQueries register;
    private final MutationRegisterExporter files;
    private final AsOfResolver points;

    MutationRegisterPage(MutationRegisterQueries register, MutationRegisterExporter files, AsOfResolver points) {
        this.register = register;
        this.files = files;
        this.points = points;
    }

    @GetMapping("/mutations")
    String show(Asked asked, Model model) {
        MutationSearchCriteria search = MutationSearchCriteria.of(asked);
        Read<Long> before = asked.number("before", 1, Long.MAX_VALUE);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, search.scope());
        MutationRegisterQueries.MutationRegisterSlice page = register.findSlice(search, before.orNull(), point, ROWS);
        Long next = page.nextBefore();
        model.addAttribute("search", search);
        model.addAttribute("states", MutationState.values());
        model.addAttribute("kinds", MutationKind.values());
        model.addAttribute("bases", Basis.values());
        model.addAttribute("rows", page.rows());
        model.addAttribute("first", before.orNull() == null);
        model.addAttribute("next", next == null ? null : asked.with("before", next.toString()));
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "mutations";
    }

    /** All of it as a file. */
    @GetMapping("/mutations/files/{format}")
    void file(@PathVariable String format, Asked asked, HttpServletResponse response) throws IOException {
        ExportFormat in = rows(format);
        MutationSearchCriteria search = MutationSearchCriteria.of(asked);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, search.scope());
        files.write(search, point, in, response);
    }

    private static ExportFormat rows(String format) {
        try {
            return ExportFormat.parseRowFormat(format);
        } catch (MalformedValueException e) {
            throw ProblemException.of(404, "not-found");
        }
    }
}
