package nl.mutatieboek.home;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.security.PersonSettingService;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves, renames and removes searches; Home lists them. */
@PageController
record SavedSearchPage(PersonSettingService settings) {
    private static final String HOME = "redirect:/";

    @PostMapping("/saved-searches")
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            RedirectAttributes afterwards) {
        SavedSearch search = new SavedSearch(UUID.randomUUID(), name.strip(), address);
        if (!SavedSearch.isAddress(address)) {
            return answer("address", afterwards);
        }
        afterwards.addFlashAttribute("savedSearch", search);
        if (!SavedSearch.isName(search.name())) {
            return answer("unnamed", afterwards);
        }
        if (all().size() >= SavedSearch.MAX_PER_PERSON) {
            return answer("many", afterwards);
        }
        settings.put(search.setting(), search.text());
        return answer("saved", afterwards);
    }

    /** A search that was removed meanwhile is not made again. */
    @PostMapping("/saved-searches/{id}/names")
    String rename(
            @PathVariable String id, @RequestParam(defaultValue = "") String name, RedirectAttributes afterwards) {
        UUID search = PathVariableParser.parse(id, SavedSearchPage::uuid);
        Optional<SavedSearch> renamed = all().stream()
                .filter(one -> one.id().equals(search))
                .map(one -> new SavedSearch(search, name.strip(), one.address()))
                .findAny();
        if (renamed.isEmpty()) {
            return answer("removed", afterwards);
        }
        if (!SavedSearch.isName(renamed.get().name())) {
            return answer("not-renamed", afterwards);
        }
        settings.put(renamed.get().setting(), renamed.get().text());
        afterwards.addFlashAttribute("savedSearch", renamed.get());
        return answer("renamed", afterwards);
    }

    @PostMapping("/saved-searches/{id}/removals")
    String remove(@PathVariable String id, RedirectAttributes afterwards) {
        UUID search = PathVariableParser.parse(id, SavedSearchPage::uuid);
        settings.remove(new SavedSearch(search, "", "").setting());
        return answer("removed", afterwards);
    }

    private List<SavedSearch> all() {
        return SavedSearch.among(settings.findAll());
    }

    private static UUID uuid(String text) {
        return MutationId.parse(text).value();
    }

    private static String answer(String outcome, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("savedSearchOutcome", outcome);
        return HOME;
    }
}
