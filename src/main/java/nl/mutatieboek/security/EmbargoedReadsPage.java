package nl.mutatieboek.security;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.platform.format.CsvCellEscaper;
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
    private static final int READ_AT_ONCE = 1_000;

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

    /** Returns all reads as CSV, oldest first, with the columns of the API. Only one page is in memory. */
    @GetMapping(PATH + "/files/csv")
    void file(NoParameters query, HttpServletResponse response) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(FileDownload.openStream(response, "text/csv;charset=UTF-8", "mutatieboek-embargoed-reads.csv"));
        csv.writeRecord("number", "readAt", "readBy", "readByName", "request", "chapters", "moments");
        long after = 0;
        List<EmbargoedRead> page;
        do {
            page = reads.findAfter(after, READ_AT_ONCE);
            for (EmbargoedRead read : page) {
                write(read, csv);
                after = read.number();
            }
        } while (page.size() == READ_AT_ONCE);
        csv.flush();
    }

    private void write(EmbargoedRead read, CsvWriter csv) {
        csv.writeRecord(
                Long.toString(read.number()),
                read.at().toString(),
                CsvCellEscaper.escape(read.by().subject()),
                CsvCellEscaper.escape(names.findName(read.by()).orElse("")),
                CsvCellEscaper.escape(read.request()),
                CsvCellEscaper.escape(String.join(" ", read.chapters())),
                CsvCellEscaper.escape(String.join(" ", read.moments())));
    }
}
