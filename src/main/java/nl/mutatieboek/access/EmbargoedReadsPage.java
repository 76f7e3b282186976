package nl.mutatieboek.access;

import nl.mutatieboek.access.people.EmbargoedRead;
import nl.mutatieboek.access.people.EmbargoedReads;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Paged;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who was shown what before it was presented to parliament, the last in front. */
@Page
class EmbargoedReadsPage {
    private static final String PATH = "/embargoed-reads";
    private static final int ON_A_PAGE = 100;

    private final EmbargoedReads reads;

    EmbargoedReadsPage(EmbargoedReads reads) {
        this.reads = reads;
    }

    @GetMapping(PATH)
    String show(Asked asked, Model model) {
        Read<Long> before = asked.number("before", 1, Long.MAX_VALUE);
        asked.may(Page.LANGUAGE, String::strip);
        asked.end();
        Paged<EmbargoedRead> page = Paged.upTo(ON_A_PAGE, most -> reads.before(before.or(Long.MAX_VALUE), most));
        model.addAttribute("reads", page.rows());
        model.addAttribute("first", before.orNull() == null);
        model.addAttribute("next", page.next(read -> PATH + "?before=" + read.number()));
        return "embargoed-reads";
    }
}
