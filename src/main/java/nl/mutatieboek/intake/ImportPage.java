package nl.mutatieboek.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import nl.mutatieboek.api.SentFile;
import nl.mutatieboek.api.Sentences;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.ledger.Signed;
import nl.mutatieboek.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Imports for people: send a file, see what in it is wrong or what became of it. */
@Page
class ImportPage {
    private static final String IMPORTS = "/imports";

    /** How often the page of one that runs is read again where no script does it, in seconds. */
    private static final String AGAIN = "2";

    private final Imports imports;
    private final Acting acting;
    private final Problems problems;
    private final Sentences sentences;

    ImportPage(Imports imports, Acting acting, Problems problems, Sentences sentences) {
        this.imports = imports;
        this.acting = acting;
        this.problems = problems;
        this.sentences = sentences;
    }

    @GetMapping(IMPORTS)
    String show(Asked asked, Model model, Locale language) {
        asked.may(Page.LANGUAGE, String::strip);
        asked.end();
        if (imports.last().stream().anyMatch(one -> one.state() == Import.State.RUNNING)) {
            model.addAttribute(Page.READ_AGAIN_AFTER, AGAIN);
        }
        return shown(model, language);
    }

    @PostMapping(IMPORTS)
    String start(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response,
            Locale language) {
        try {
            SentFile file = SentFile.filled(request);
            UUID id = Signed.identity(acting.actor(), IMPORTS, key);
            imports.start(id, Intake.Format.parse(format), dryRun, file, acting.actor());
            return "redirect:" + IMPORTS;
        } catch (Problem problem) {
            response.setStatus(problem.status());
            model.addAttribute("told", problems.told(problem, language));
        } catch (Malformed malformed) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("told", problems.told(malformed, language));
        }
        return shown(model, language);
    }

    private String shown(Model model, Locale language) {
        model.addAttribute(
                "imports",
                imports.last().stream()
                        .map(one -> ImportShown.of(one, sentences, language))
                        .toList());
        model.addAttribute(
                "formats",
                Arrays.stream(Intake.Format.values())
                        .map(Intake.Format::toString)
                        .toList());
        model.addAttribute("mayImport", acting.mayImport());
        // A key is made with the form, so that a form that is sent twice starts one.
        model.addAttribute("key", UUID.randomUUID().toString());
        return "imports";
    }
}
