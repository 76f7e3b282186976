package nl.mutatieboek.mutation.entry;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.mutation.KindFieldPolicy;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.mutation.MutationKindGroup;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.mutation.entry.ProposalFormService.SubmissionResult;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.IdempotencyKeyParser;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Form to enter a mutation: choose a kind, fill in its fields, preview the decision, and propose. */
@PageController
record ProposalEntryPage(
        StructureQueries structure,
        MutationQueries mutationQueries,
        ProposalFormService formService,
        ItemSuggestionQueries suggestions,
        FormItemResolver itemResolver,
        MessageRenderer sentences,
        InstantSource clock) {
    private static final String NEW = "/mutations/new";
    private static final String VIEW = "entry";
    private static final String KEY = "key";
    private static final String WRONG = "wrong";
    private static final String WRONG_ROWS = "wrongRows";
    private static final int BLANK_ROWS = 4;
    private static final int MORE_ROWS = 12;

    /** The fields that depend on the kind, in reading order. */
    private static final List<String> OF_KIND = List.of(
            "parliamentaryPaper",
            "member",
            "bill",
            "cause",
            "prognosis",
            "decision",
            "conditions",
            "carriedFrom",
            "lineage");

    /** The action of a form button. */
    enum ProposalFormAction {
        /** Show the form again with the fields of the chosen kind and moment. */
        SHOW,
        MORE_ROWS,
        MORE_YEARS,
        /** Preview the decision in a part of the page. */
        LOOK,
        TRY,
        SEND;

        static ProposalFormAction of(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(act -> act.name().equals(text))
                    .findFirst()
                    .orElse(SHOW);
        }
    }

    /**
     * Initial values of the form.
     *
     * @param from mutation from which to copy the fields
     * @param replaces mutation from which to copy the fields, and which the new one replaces
     * @param item item of the first row
     * @param presentedIn moment to begin with; by default the first one that is still to be submitted
     */
    record EntryQuery(
            @Nullable MutationKind kind,
            @Nullable MutationId from,
            @Nullable MutationId replaces,
            @Nullable ItemPath item,
            @Nullable Moment presentedIn)
            implements ValidatedQuery {}

    @GetMapping(NEW)
    String show(EntryQuery query, Model model, Locale language) {
        ProposalForm form = begun(query, model, language);
        model.addAttribute("fresh", query.from() == null && query.replaces() == null);
        return shown(form, UUID.randomUUID().toString(), BLANK_ROWS, model, language);
    }

    private ProposalForm begun(EntryQuery query, Model model, Locale language) {
        MutationId replaces = query.replaces();
        MutationId from = replaces == null ? query.from() : replaces;
        if (from != null) {
            MutationQueries.EarlierProposal earlier = mutationQueries.requireEarlierProposal(from);
            model.addAttribute("begunFrom", from);
            model.addAttribute("begunFromNumber", earlier.number());
            return ProposalFormFactory.create(earlier.proposal(), earlier.replaceable() ? replaces : null, language);
        }
        ProposalForm form = query.item() == null ? ProposalForm.BLANK : ProposalForm.BLANK.withItem(query.item());
        Moment moment = query.presentedIn() == null ? openMoment() : query.presentedIn();
        if (moment != null) {
            form = form.with("moment", moment.toString());
        }
        if (query.item() != null && query.kind() == MutationKind.RESERVE_ALLOCATION) {
            String reserve = structure.current().lastName(query.item()).orElse(null);
            form = reserve == null
                    ? form
                    : form.with(
                            "title",
                            sentences.render("page.entry.title.allocation", Map.of("reserve", reserve), language));
        }
        return query.kind() == null ? form : form.with("kind", query.kind().name());
    }

    /** The first moment that is still to be submitted, and in which the person may propose; null if there is none. */
    private @Nullable Moment openMoment() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BookState.THE_HAGUE);
        Set<ChapterCode> own = suggestions.ownChapters();
        return structure.current().moments().stream()
                .filter(known -> !known.submittedOn().isBefore(today))
                .filter(known -> own.isEmpty() || !known.closedFor().containsAll(own))
                .map(KnownMoment::moment)
                .findFirst()
                .orElse(null);
    }

    @PostMapping(NEW)
    String act(
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash,
            Locale language) {
        ProposalForm form = ProposalForm.parse(sent);
        // The key belongs to the form, so that submitting it twice proposes once.
        String key = IdempotencyKeyParser.requireValid(sent.getFirst(KEY));
        return switch (ProposalFormAction.of(sent.getFirst("act"))) {
            case SHOW -> shown(form, key, BLANK_ROWS, model, language);
            case MORE_ROWS -> shown(form, key, MORE_ROWS, model, language);
            case MORE_YEARS -> shown(form.withNextYear(), key, BLANK_ROWS, model, language);
            case LOOK -> {
                looked(itemResolver.resolve(form), key, model, language);
                yield "entry-check :: figures";
            }
            case TRY -> {
                ResolvedProposalForm items = itemResolver.resolve(form.withoutBlankRows());
                yield answered(
                        items.form(),
                        key,
                        formService.submit(items, NEW, key, true, language),
                        model,
                        response,
                        language);
            }
            case SEND -> {
                // The person first sees which items the names mean.
                ResolvedProposalForm items = itemResolver.resolve(form.withoutBlankRows());
                boolean unseen = items.hasReplacedNames();
                SubmissionResult outcome = formService.submit(items, NEW, key, unseen, language);
                model.addAttribute("unseen", unseen);
                if (!unseen && outcome.problem() == null && outcome.mutation() != null) {
                    flash.addFlashAttribute("proposed", key);
                    flash.addFlashAttribute("done", "proposals");
                    yield "redirect:/mutations/" + outcome.mutation();
                }
                yield answered(items.form(), key, outcome, model, response, language);
            }
        };
    }

    /** A form whose key was used gets a new one, so that submitting it again is intentional. */
    private String answered(
            ProposalForm form,
            String key,
            SubmissionResult outcome,
            Model model,
            HttpServletResponse response,
            Locale language) {
        response.setStatus(outcome.status());
        model.addAttribute("outcome", outcome);
        model.addAttribute(
                WRONG,
                outcome.errors().stream()
                        .collect(Collectors.groupingBy(
                                mistake -> mistake.field().id(),
                                Collectors.mapping(FormFieldError::sentence, Collectors.toList()))));
        model.addAttribute(WRONG_ROWS, FormFieldError.groupByRow(outcome.errors()));
        return shown(form, outcome.reused() ? UUID.randomUUID().toString() : key, BLANK_ROWS, model, language);
    }

    private void looked(ResolvedProposalForm items, String key, Model model, Locale language) {
        model.addAttribute("kind", kind(items.form()));
        model.addAttribute("items", items.fields());
        model.addAttribute("preview", formService.preview(items, NEW, key, language));
    }

    private String shown(ProposalForm form, String key, int blankRows, Model model, Locale language) {
        StructureSnapshot outline = structure.current();
        MutationKind kind = kind(form);
        ResolvedProposalForm items = itemResolver.resolve(form.withColumns(columns(form, outline), blankRows));
        ProposalForm laidOut = items.form();
        looked(items, key, model, language);
        model.addAttribute("form", laidOut);
        model.addAttribute("kindGroups", MutationKindGroup.values());
        model.addAttribute("rareKinds", MutationKindGroup.rare());
        model.addAttribute("requirements", kind == null ? null : KindFieldPolicy.requirements(kind));
        model.addAttribute(
                "ofKind",
                kind == null
                        ? List.of()
                        : OF_KIND.stream()
                                .filter(KindFieldPolicy.requirements(kind)::allows)
                                .toList());
        model.addAttribute(
                "otherFields",
                OF_KIND.stream()
                        .filter(name -> kind == null
                                || !KindFieldPolicy.requirements(kind).allows(name))
                        .toList());
        model.addAttribute("outline", outline);
        model.addAttribute("bases", Basis.values());
        model.addAttribute("continuations", Continuation.Type.values());
        model.addAttribute("classes", MutationClass.values());
        model.addAttribute("ceilings", Ceiling.values());
        model.addAttribute("answers", List.of("true", "false"));
        model.addAttribute("defaultMarks", DefaultMarksView.of(laidOut, outline));
        model.addAttribute("rowMarks", DefaultMarksView.ofRows(laidOut, outline));
        model.addAttribute("flows", ProposalForm.FlowChoice.values());
        List<ItemPath> recent = kind == null ? List.of() : suggestions.findRecent();
        model.addAttribute("recent", recent);
        model.addAttribute("suggestions", suggestions.findItems(laidOut, recent));
        model.addAttribute("chapters", suggestions.ownChapters());
        model.addAttribute("endReason", endReason(form.said("corrects")));
        model.addAttribute(KEY, key);
        if (!model.containsAttribute(WRONG)) {
            model.addAttribute(WRONG, Map.of());
            model.addAttribute(WRONG_ROWS, Map.of());
        }
        return VIEW;
    }

    /** Why the mutation was returned or rejected that this one is to replace. */
    private @Nullable String endReason(String replaced) {
        try {
            return replaced.isEmpty() ? null : mutationQueries.findEndReason(MutationId.parse(replaced));
        } catch (MalformedValueException e) {
            // Refused when it is proposed.
            return null;
        }
    }

    private static @Nullable MutationKind kind(ProposalForm form) {
        try {
            return MutationKind.parse(form.said("kind"));
        } catch (MalformedValueException e) {
            // Not chosen yet.
            return null;
        }
    }

    /**
     * The years that the document of the moment may touch; until a moment is chosen, those of the last one with a
     * stated date.
     */
    private static SortedSet<BudgetYear> columns(ProposalForm form, StructureSnapshot outline) {
        Moment moment = moment(form.said("moment"), outline);
        SortedSet<BudgetYear> columns = new TreeSet<>(form.addedYears());
        if (moment != null) {
            columns.addAll(moment.years());
        }
        return columns;
    }

    private static @Nullable Moment moment(String text, StructureSnapshot outline) {
        try {
            return Moment.parse(text);
        } catch (MalformedValueException e) {
            List<KnownMoment> known = outline.moments();
            return known.reversed().stream()
                    .filter(moment -> !moment.assumed())
                    .findFirst()
                    .or(() -> known.stream().findFirst())
                    .map(KnownMoment::moment)
                    .orElse(null);
        }
    }
}
