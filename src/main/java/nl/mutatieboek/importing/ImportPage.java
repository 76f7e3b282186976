package nl.mutatieboek.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.IdempotencyKeyParser;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page to upload a file, preview it, and see its result. */
@PageController
record ImportPage(
        ImportJobService imports,
        StructureQueries structure,
        CurrentActor acting,
        FormProblems problems,
        MessageRenderer sentences) {
    private static final String IMPORTS = "/imports";

    /**
     * Importer and days of an import in the Netherlands, to search its mutations by.
     *
     * @param last day of the last progress
     */
    record RecordedImport(PersonId importer, LocalDate first, LocalDate last) {
        /** Returns empty unless the import has recorded mutations. */
        private static Optional<RecordedImport> of(ImportJob job) {
            ImportResult result = job.result();
            return result == null || !result.recorded() || result.mutations() == 0
                    ? Optional.empty()
                    : Optional.of(new RecordedImport(
                            job.actor().person(),
                            LocalDate.ofInstant(job.startedAt(), BookState.THE_HAGUE),
                            LocalDate.ofInstant(job.endedAt(), BookState.THE_HAGUE)));
        }
    }

    /** Form field with the policy for the look-alike at a row. */
    private static final Pattern CHOICE = Pattern.compile("choice\\.[0-9]{1,9}");

    /** Seconds until a page with a running import reloads itself without a script. */
    private static final String AGAIN = "2";

    @GetMapping(IMPORTS)
    String show(NoParameters query, Model model, Locale language) {
        List<ImportJob> recent = imports.recent();
        if (recent.stream().anyMatch(one -> one.state() == ImportJob.ImportStatus.RUNNING)) {
            model.addAttribute(PageController.REFRESH_SECONDS_ATTRIBUTE, AGAIN);
        }
        return shown(recent, model, language);
    }

    @PostMapping(IMPORTS)
    String start(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String previewed,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response,
            Locale language) {
        String started = problems.attempt(
                () -> {
                    UploadedFile file = UploadedFile.requireNonEmpty(request);
                    UUID id =
                            CommandEnvelope.commandId(acting.actor(), IMPORTS, IdempotencyKeyParser.requireValid(key));
                    Map<Long, LookAlikePolicy> choices = previewed.equals(file.sha256()) ? choices(request) : Map.of();
                    ImportOptions options = new ImportOptions(dryRun, LookAlikePolicy.REFUSE, choices);
                    imports.startOrFind(id, ImportService.ImportFormat.parse(format), options, file, acting.actor());
                    return "redirect:" + IMPORTS;
                },
                model,
                response,
                language);
        return started != null ? started : shown(imports.recent(), model, language);
    }

    /** The policy for each look-alike of the previewed file. Row numbers of another file mean nothing. */
    private static Map<Long, LookAlikePolicy> choices(HttpServletRequest request) {
        Map<Long, LookAlikePolicy> choices = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (CHOICE.matcher(name).matches()) {
                choices.put(Long.valueOf(name.substring(name.indexOf('.') + 1)), LookAlikePolicy.parse(values[0]));
            }
        });
        return choices;
    }

    private String shown(List<ImportJob> recent, Model model, Locale language) {
        model.addAttribute(
                "imports",
                recent.stream()
                        .map(one -> ImportResponse.of(one, sentences.forPages(), language))
                        .toList());
        Map<String, RecordedImport> recorded = new HashMap<>();
        recent.forEach(one ->
                RecordedImport.of(one).ifPresent(by -> recorded.put(one.id().toString(), by)));
        model.addAttribute("recorded", recorded);
        model.addAttribute(
                "lookAlikes",
                recent.stream()
                        .findFirst()
                        .map(one -> LookAlikeView.from(ImportResponse.of(one, sentences.forPages(), language)))
                        .orElse(List.of()));
        model.addAttribute(
                "previews",
                recent.stream()
                        .findFirst()
                        .map(one -> PreviewView.from(ImportResponse.of(one, sentences, language), structure.current()))
                        .orElse(List.of()));
        model.addAttribute(
                "formats",
                Arrays.stream(ImportService.ImportFormat.values())
                        .map(ImportService.ImportFormat::toString)
                        .toList());
        model.addAttribute("mayImport", acting.mayImport());
        // The form carries an idempotency key, so that submitting it twice starts one import.
        model.addAttribute("key", UUID.randomUUID().toString());
        return "imports";
    }
}
