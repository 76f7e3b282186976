package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import nl.mutatieboek.platform.html.GuideCatalog.Guide;
import nl.mutatieboek.platform.http.NoParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Short help for each job, the guides, and the meaning of the words and marks on the pages. */
@PageController
record HelpPage(GuideCatalog guides) {
    static final String PATH = "/help";

    @GetMapping(PATH)
    String show(NoParameters query) {
        return "help";
    }

    @GetMapping(PATH + "/{guide}")
    @Nullable
    String showGuide(@PathVariable String guide, NoParameters query, Model model, HttpServletResponse response)
            throws IOException {
        Optional<Guide> found = guides.find(guide);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        model.addAttribute("guide", found.get());
        return "guide";
    }
}
