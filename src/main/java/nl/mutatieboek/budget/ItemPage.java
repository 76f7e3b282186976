package nl.mutatieboek.budget;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.budget.StructureQueries.PendingItemCorrection;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the registration of a chapter or an item; administrators record names by year and correct errors. */
@PageController
record ItemPage(AsOfResolver points, StructureQueries structure, FormSubmissionService forms, CurrentActor acting) {
    private static final String ITEMS = "/chapters/{chapter}/items";
    private static final String NAMES = "names";
    private static final String MARKS = "marks";
    private static final String CORRECTIONS = "corrections";
    private static final String RENAMINGS = "renamings";
    private static final String WITHDRAWALS = "withdrawals";

    /**
     * A registration or a name by year.
     *
     * @param form the form that corrects it
     * @param year the first budget year of a registration, or the budget year of a name
     * @param validity null for a name
     * @param pending a correction that awaits a second person
     */
    record ItemRegistrationView(
            String form,
            BudgetYear year,
            @Nullable String name,
            @Nullable Validity validity,
            @Nullable PendingCorrectionView pending) {}

    /**
     * A correction that awaits a second person.
     *
     * @param validity the new validity of a registration; null for a name
     * @param fields the fields of the request that confirms it
     * @param own whether the reader proposed it, and so cannot confirm it
     */
    record PendingCorrectionView(String by, @Nullable Validity validity, Map<String, String> fields, boolean own) {
        PendingCorrectionView {
            fields = new LinkedHashMap<>(fields);
        }
    }

    @GetMapping(ITEMS)
    String item(@PathVariable String chapter, ItemQuery query, KnownStateQuery at, Model model) {
        FormSubmissionService.addEmptyForm(model);
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        ResolvedAsOf point = points.awaitStructure(at);
        point.requireItem(query.item());
        return item(code, query.item(), point.structure(), model);
    }

    private String item(ChapterCode chapter, ItemPath item, StructureSnapshot outline, Model model) {
        if (!item.chapter().equals(chapter)) {
            throw ProblemException.of(404, "not-found");
        }
        List<PendingItemCorrection> pending = outline.pendingCorrections(item);
        List<StructureQueries.KnownItem> registrations = item.isChapter()
                ? outline.chapter(chapter).stream()
                        .map(one -> new StructureQueries.KnownItem(
                                item, outline.name(item, one.validity().from()).orElse(null), one.validity()))
                        .toList()
                : outline.registrations(item);
        model.addAttribute("item", ItemLabel.of(item, outline));
        model.addAttribute("above", ItemLabel.ancestorsOf(item, outline));
        model.addAttribute(
                "registrations",
                registrations.stream().map(one -> row(one, pending)).toList());
        model.addAttribute(
                "names",
                outline.namesByYear(item).stream().map(one -> row(one, pending)).toList());
        model.addAttribute("marks", outline.defaultMarkEntries(item).reversed());
        model.addAttribute("ceilings", Ceiling.values());
        model.addAttribute("categories", ArticleCategory.values());
        model.addAttribute("answers", List.of("true", "false"));
        model.addAttribute("initial", initial(registrations));
        model.addAttribute(
                "ownPending",
                pending.stream().anyMatch(one -> one.by().equals(acting.actor().person())));
        return "item";
    }

    private ItemRegistrationView row(StructureQueries.KnownItem item, List<PendingItemCorrection> pending) {
        BudgetYear from = item.validity().from();
        return new ItemRegistrationView(
                form(from),
                from,
                item.name(),
                item.validity(),
                pending.stream()
                        .filter(one -> one.change() instanceof Event.ItemCorrected e
                                && e.registeredFrom().equals(from))
                        .findFirst()
                        .map(one -> pending(one, (Event.ItemCorrected) one.change()))
                        .orElse(null));
    }

    private ItemRegistrationView row(Event.ItemNamed named, List<PendingItemCorrection> pending) {
        return new ItemRegistrationView(
                form(named),
                named.year(),
                named.name(),
                null,
                pending.stream()
                        .filter(one -> one.change() instanceof Event.ItemNameCorrected e
                                && e.replacedNaming().equals(named))
                        .findFirst()
                        .map(one -> pending(one, (Event.ItemNameCorrected) one.change()))
                        .orElse(null));
    }

    private PendingCorrectionView pending(PendingItemCorrection correction, Event.ItemCorrected change) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (change.name() != null) {
            fields.put("name", change.name());
        }
        fields.put("validFrom", change.validity().from().toString());
        if (change.validity().until() != null) {
            fields.put("validUntil", change.validity().until().toString());
        }
        fields.put("reason", change.reason());
        return pending(correction, change.validity(), fields);
    }

    private PendingCorrectionView pending(PendingItemCorrection correction, Event.ItemNameCorrected change) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rightYear", change.rightYear().toString());
        fields.put("rightName", change.rightName());
        fields.put("reason", change.reason());
        return pending(correction, null, fields);
    }

    private PendingCorrectionView pending(
            PendingItemCorrection correction, @Nullable Validity validity, Map<String, String> fields) {
        return new PendingCorrectionView(
                correction.by().value(),
                validity,
                fields,
                correction.by().equals(acting.actor().person()));
    }

    /** Returns the initial values of the form of each registration: its current years. */
    private static Map<String, String> initial(List<StructureQueries.KnownItem> registrations) {
        Map<String, String> initial = new LinkedHashMap<>();
        for (StructureQueries.KnownItem one : registrations) {
            Validity validity = one.validity();
            initial.put(form(validity.from()) + "-validFrom", validity.from().toString());
            if (validity.until() != null) {
                initial.put(
                        form(validity.from()) + "-validUntil", validity.until().toString());
            }
        }
        return initial;
    }

    private static String form(BudgetYear from) {
        return CORRECTIONS + "-" + from;
    }

    private static String form(Event.ItemNamed named) {
        return RENAMINGS + "-" + named.year() + "-"
                + Integer.toHexString(named.name().hashCode());
    }

    @PostMapping(ITEMS + "/{what:marks|names|corrections|renamings|withdrawals}")
    String act(
            @PathVariable String chapter,
            @PathVariable String what,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        ItemPath item = named(form.getOrDefault("item", "")).orElse(ItemPath.of(code));
        return forms.submit(
                        form.getOrDefault("form", what),
                        "/chapters/" + code + "/items/" + what,
                        form,
                        code,
                        command(what),
                        model,
                        response,
                        language)
                ? "redirect:/chapters/" + code + "/items?item=" + item
                : item(code, item, structure.current(), model);
    }

    private static Optional<ItemPath> named(String text) {
        try {
            return Optional.of(ItemPath.parse(text));
        } catch (MalformedValueException e) {
            return Optional.empty();
        }
    }

    private static FormCommandMapper<?> command(String what) {
        return switch (what) {
            case NAMES ->
                new FormCommandMapper<>(
                        ItemRegistrationController.NewItemNameRequest.class,
                        ItemRegistrationController.NewItemNameRequest::command);
            case MARKS ->
                new FormCommandMapper<>(
                        ItemRegistrationController.NewDefaultMarksRequest.class,
                        ItemRegistrationController.NewDefaultMarksRequest::command);
            case CORRECTIONS ->
                new FormCommandMapper<>(
                        ItemRegistrationController.NewItemCorrectionRequest.class,
                        ItemRegistrationController.NewItemCorrectionRequest::command);
            case RENAMINGS ->
                new FormCommandMapper<>(
                        ItemRegistrationController.NewItemNameCorrectionRequest.class,
                        ItemRegistrationController.NewItemNameCorrectionRequest::command);
            case WITHDRAWALS ->
                new FormCommandMapper<>(
                        ItemRegistrationController.NewItemWithdrawalRequest.class,
                        ItemRegistrationController.NewItemWithdrawalRequest::command);
            default -> throw new IllegalArgumentException(what);
        };
    }
}
