package nl.mutatieboek.platform.html;

import nl.mutatieboek.platform.http.NoParameters;
import org.springframework.web.bind.annotation.GetMapping;

/** Short guides for each job, and the meaning of the words and marks on the pages. */
@PageController
record HelpPage() {
    static final String PATH = "/help";

    @GetMapping(PATH)
    String show(NoParameters query) {
        return "help";
    }
}
