package nl.mutatieboek.home;

import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.security.PersonSettingService;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves and removes questions; Home lists them. */
@PageController
record SavedQuestionPage(PersonSettingService settings) {
    private static final String HOME = "redirect:/";

    @PostMapping("/questions")
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            RedirectAttributes afterwards) {
        SavedQuestion question = new SavedQuestion(UUID.randomUUID(), name.strip(), address);
        if (!SavedQuestion.isAddress(address)) {
            return answer("address", afterwards);
        }
        afterwards.addFlashAttribute("question", question);
        if (!SavedQuestion.isName(question.name())) {
            return answer("unnamed", afterwards);
        }
        if (SavedQuestion.among(settings.findAll()).size() >= SavedQuestion.MAX_PER_PERSON) {
            return answer("many", afterwards);
        }
        settings.put(question.setting(), question.text());
        return answer("saved", afterwards);
    }

    @PostMapping("/questions/{id}/removals")
    String remove(@PathVariable String id, RedirectAttributes afterwards) {
        UUID question = PathVariableParser.parse(id, SavedQuestionPage::uuid);
        settings.remove(new SavedQuestion(question, "", "").setting());
        return answer("removed", afterwards);
    }

    private static UUID uuid(String text) {
        return MutationId.parse(text).value();
    }

    private static String answer(String outcome, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("questionOutcome", outcome);
        return HOME;
    }
}
