package nl.mutatieboek.home;

import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.mutation.WorkListQueries;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.NoParameters;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Start page: the tasks of the logged-in person. */
@PageController
record HomePage(WorkListQueries work, AsOfResolver points) {
    /** Number of mutations listed per part; the work list has them all. */
    static final int LISTED = 5;

    @GetMapping("/")
    String show(NoParameters none, Model model) {
        model.addAttribute("work", work.findWork(points.latest(), null));
        model.addAttribute("listed", LISTED);
        return "home";
    }
}
