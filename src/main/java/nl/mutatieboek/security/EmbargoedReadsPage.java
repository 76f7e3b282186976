package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.security.account.EmbargoedRead;
import nl.mutatieboek.security.account.JdbcEmbargoedReadRepository;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who was shown what before it was presented to parliament, the last in front. */
@PageController
class EmbargoedReadsPage {
    private static final String PATH = "/embargoed-reads";
    private static final int ON_A_PAGE = 100;

    private final JdbcEmbargoedReadRepository reads;
    private final ActorNameResolver names;

    EmbargoedReadsPage(JdbcEmbargoedReadRepository reads, ActorNameResolver names) {
        this.reads = reads;
        this.names = names;
    }

    @GetMapping(PATH)
    String show(Asked asked, Model model) {
        Read<Long> before = asked.number("before", 1, Long.MAX_VALUE);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        asked.end();
        PagedResult<EmbargoedRead> page =
                PagedResult.fetch(ON_A_PAGE, most -> reads.findBefore(before.or(Long.MAX_VALUE), most));
        model.addAttribute("reads", page.rows());
        model.addAttribute("first", before.orNull() == null);
        model.addAttribute("next", page.nextLink(read -> PATH + "?before=" + read.number()));
        return "embargoed-reads";
    }

    /** All of it as CSV. */
    @GetMapping(PATH + "/files/csv")
    void file(Asked asked, HttpServletResponse response) throws IOException {
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        asked.end();
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("mutatieboek-embargoed-reads.csv")
                        .build()
                        .toString());
        EmbargoedReadCsvWriter.write(reads, names, response.getOutputStream());
    }
}
