package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.security.account.EmbargoedRead;
import nl.mutatieboek.security.account.JdbcEmbargoedReadRepository;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows who read what before it was presented to parliament, newest first. */
@PageController
record EmbargoedReadsPage(JdbcEmbargoedReadRepository reads, ActorNameResolver names) {
    private static final String PATH = "/embargoed-reads";
    private static final int ON_A_PAGE = 100;

    /**
     * Query for reads.
     *
     * @param before only reads with smaller numbers
     */
    record ReadsBefore(@Range(min = 1) @Nullable Long before) implements ValidatedQuery {}

    @GetMapping(PATH)
    String show(ReadsBefore query, Model model) {
        long before = Objects.requireNonNullElse(query.before(), Long.MAX_VALUE);
        PagedResult<EmbargoedRead> page = PagedResult.fetch(ON_A_PAGE, most -> reads.findBefore(before, most));
        model.addAttribute("reads", page.rows());
        model.addAttribute("first", query.before() == null);
        model.addAttribute("next", page.nextLink(read -> PATH + "?before=" + read.number()));
        return "embargoed-reads";
    }

    /** Returns all reads as CSV. */
    @GetMapping(PATH + "/files/csv")
    void file(NoParameters query, HttpServletResponse response) throws IOException {
        EmbargoedReadCsvWriter.write(
                reads,
                names,
                FileDownload.openStream(response, "text/csv;charset=UTF-8", "mutatieboek-embargoed-reads.csv"));
    }
}
