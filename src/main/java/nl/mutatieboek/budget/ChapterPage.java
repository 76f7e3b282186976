package nl.mutatieboek.budget;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of the chapters and of the items of a chapter; administrators can add to them. */
@PageController
record ChapterPage(AsOfResolver points, StructureQueries structure, FormSubmissionService forms) {
    private static final String CHAPTERS = "/chapters";
    private static final String CHAPTER = CHAPTERS + "/{chapter}";

    @GetMapping(CHAPTERS)
    String chapters(KnownStateQuery query, Model model) {
        FormSubmissionService.addEmptyForm(model);
        return chapters(points.awaitStructure(query).structure(), model);
    }

    private static String chapters(StructureSnapshot outline, Model model) {
        model.addAttribute(
                "chapters",
                outline.chapters().stream()
                        .sorted((one, other) -> ChapterCodeComparator.OFFICIAL.compare(one.code(), other.code()))
                        .toList());
        return "chapters";
    }

    @PostMapping(CHAPTERS)
    String open(@RequestParam Map<String, String> form, Model model, HttpServletResponse response, Locale language) {
        return forms.submit(
                        "open",
                        CHAPTERS,
                        form,
                        null,
                        new FormCommandMapper<>(
                                ChapterController.NewChapterRequest.class,
                                ChapterController.NewChapterRequest::command),
                        model,
                        response,
                        language)
                ? "redirect:" + CHAPTERS
                : chapters(structure.current(), model);
    }

    @GetMapping(CHAPTER)
    String chapter(@PathVariable String chapter, KnownStateQuery query, Model model) {
        FormSubmissionService.addEmptyForm(model);
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        return chapter(code, points.awaitStructure(query).structure(), model);
    }

    private static String chapter(ChapterCode code, StructureSnapshot outline, Model model) {
        model.addAttribute(
                "chapter",
                outline.chapter(code)
                        .orElseThrow(() -> ProblemException.of(404, "unknown-chapter", Map.of("chapter", code))));
        model.addAttribute(
                "items",
                outline.items().stream()
                        .filter(one -> one.path().chapter().equals(code))
                        .sorted((one, other) -> ItemPathComparator.PATHS.compare(one.path(), other.path()))
                        .toList());
        return "chapter";
    }

    /** Records what a document states of the chapter: a cap on its year-end margin, or the flexibility of an article. */
    @PostMapping(CHAPTER + "/constraints")
    String state(
            @PathVariable String chapter,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        String path = CHAPTERS + "/" + code;
        boolean cap = form.getOrDefault("form", "").equals("cap");
        FormCommandMapper<?> command = cap
                ? new FormCommandMapper<>(
                        BudgetConstraintController.NewYearEndMarginCapRequest.class,
                        BudgetConstraintController.NewYearEndMarginCapRequest::command)
                : new FormCommandMapper<>(
                        BudgetConstraintController.NewBudgetFlexibilityRequest.class,
                        BudgetConstraintController.NewBudgetFlexibilityRequest::command);
        return forms.submit(
                        cap ? "cap" : "flexibility",
                        path + "/constraints",
                        form,
                        code,
                        command,
                        model,
                        response,
                        language)
                ? "redirect:" + path
                : chapter(code, structure.current(), model);
    }

    @PostMapping(CHAPTER + "/items")
    String register(
            @PathVariable String chapter,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        String path = CHAPTERS + "/" + code;
        return forms.submit(
                        "item",
                        path + "/items",
                        form,
                        code,
                        new FormCommandMapper<>(
                                ChapterController.NewItemRequest.class, ChapterController.NewItemRequest::command),
                        model,
                        response,
                        language)
                ? "redirect:" + path
                : chapter(code, structure.current(), model);
    }
}
