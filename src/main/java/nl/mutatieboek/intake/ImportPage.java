package nl.mutatieboek.intake;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import nl.mutatieboek.api.Sentences;
import nl.mutatieboek.api.Uploaded;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.ledger.Signed;
import nl.mutatieboek.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Imports for people: send a file, see what in it is wrong or what became of it. */
@Page
class ImportPage {
    private static final String IMPORTS = "/imports";

    /** How often the page of one that runs is read again, in seconds. */
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
    String show(Asked asked, Model model, HttpServletResponse response, Locale language) {
        asked.may(Page.LANGUAGE, String::strip);
        asked.end();
        if (imports.last().stream().anyMatch(one -> one.state() == Import.State.RUNNING)) {
            response.setHeader("Refresh", AGAIN);
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
            Part file = file(request);
            UUID id = Signed.identity(acting.actor(), IMPORTS, key);
            imports.start(
                    id,
                    new Imports.Asked(Intake.Format.parse(format), dryRun, Uploaded.sha256(file)),
                    Uploaded.name(file),
                    acting.actor(),
                    () -> ImportController.placed(place -> Uploaded.copy(file, place)));
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

    private static Part file(HttpServletRequest request) {
        @Nullable Part file;
        try {
            file = request.getPart(Uploaded.PART);
        } catch (IllegalStateException e) {
            throw Problem.of(413, "file-too-large");
        } catch (IOException | ServletException e) {
            throw Problem.of(415, "form-asked");
        }
        if (file == null || file.getSize() == 0) {
            throw Problem.of(400, "file-missing");
        }
        return file;
    }

    private String shown(Model model, Locale language) {
        model.addAttribute(
                "imports",
                imports.last().stream()
                        .map(one -> ImportShown.of(one, sentences, language))
                        .toList());
        model.addAttribute(
                "formats",
                List.of(Intake.Format.values()).stream()
                        .map(Intake.Format::toString)
                        .toList());
        model.addAttribute("mayImport", acting.mayImport());
        // A key is made with the form, so that a form that is sent twice starts one.
        model.addAttribute("key", UUID.randomUUID().toString());
        return "imports";
    }
}
