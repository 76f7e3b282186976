package nl.mutatieboek.mutation;

import nl.mutatieboek.platform.html.PageController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the number of waiting consents for its menu; counted only if the menu shows it. */
@ControllerAdvice(annotations = PageController.class)
record WaitingCountAdvice(PendingConsentQueries queries) {
    @ModelAttribute("waiting")
    PendingConsentQueries waiting() {
        return queries;
    }
}
