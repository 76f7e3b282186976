package nl.mutatieboek.oversight.matter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.FormCommandMapper;
import nl.mutatieboek.budget.FormSubmissionService;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterChangeRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterCorrectionRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterDecisionRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterFollowUpRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterLinkRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterRevocationRequest;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;

/** Pages of amendments, motions and undertakings; administrators of a chapter record them and what becomes of them. */
@PageController
record MatterPage(
        MatterQueries matters,
        StructuralFollowUpQueries followUps,
        LinkableMutationQueries linkable,
        MatterAccessPolicy access,
        MutationQueries mutations,
        AsOfResolver points,
        FormSubmissionService forms,
        CurrentActor acting) {
    private static final String MATTERS = "/parliamentary-matters";
    private static final String MATTER = MATTERS + "/{id}";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    /** A mutation that books a matter. */
    record LinkedMutationView(MutationId mutation, String number, String title, String state) {}

    @GetMapping(MATTERS)
    String list(MatterCriteria criteria, ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        FormSubmissionService.addEmptyForm(model);
        return list(criteria, scope.chapter(), scope.awaitForReader(at, points), model);
    }

    private String list(MatterCriteria criteria, @Nullable ChapterCode chapter, ResolvedAsOf point, Model model) {
        List<TrackedMatter> found = matters.find(criteria.within(chapter), point);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        model.addAttribute("criteria", criteria);
        model.addAttribute("matters", found);
        model.addAttribute("filtered", !criteria.equals(MatterCriteria.ALL));
        model.addAttribute("followUps", followUps.find(found, point));
        model.addAttribute("states", MatterState.values());
        model.addAttribute(
                "ownChapters",
                point.now().chapters().stream()
                        .filter(one -> acting.actor().hasMandate(Mandate.ADMINISTER, one.code()))
                        .sorted(Comparator.comparing(one -> !one.code().equals(chapter)))
                        .toList());
        addChoices(point, model);
        model.addAttribute(
                "amendable",
                matters.find(MatterCriteria.ALL.within(chapter), point).stream()
                        .filter(one -> one.details().type().isAmendment())
                        .toList());
        return "matters";
    }

    private static void addChoices(ResolvedAsOf point, Model model) {
        model.addAttribute("types", MatterType.values());
        model.addAttribute("continuations", Continuation.Type.values());
        model.addAttribute(
                "bills",
                point.now().moments().reversed().stream()
                        .map(KnownMoment::moment)
                        .filter(moment -> moment.code().isBill() && !point.isHidden(moment))
                        .toList());
    }

    @PostMapping(MATTERS)
    String record(@RequestParam Map<String, String> form, Model model, HttpServletResponse response, Locale language) {
        boolean recorded = forms.submit(
                "matter",
                MATTERS,
                form,
                null,
                new FormCommandMapper<>(
                        NewMatterRequest.class, (id, request) -> access.requireVisible(request.command(id))),
                model,
                response,
                language);
        return recorded
                ? "redirect:" + MATTERS + "/"
                        + MatterId.derive(
                                new ChapterCode(form.getOrDefault("chapter", "").strip()),
                                CommandEnvelope.commandId(acting.actor(), MATTERS, form.getOrDefault("key", "")))
                : list(MatterCriteria.ALL, null, points.awaitForReader(PointInTimeQuery.NOW), model);
    }

    @GetMapping(MATTER)
    String matter(@PathVariable String id, PointInTimeQuery at, Model model) {
        FormSubmissionService.addEmptyForm(model);
        return matter(PathVariableParser.parse(id, MatterId::parse), at, model);
    }

    private String matter(MatterId id, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(id.chapter()));
        TrackedMatter found = matters.require(id, point);
        MatterDetails details = found.details();
        List<TrackedMatter> ofChapter = matters.find(MatterCriteria.ALL.within(id.chapter()), point);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        model.addAttribute("found", found);
        model.addAttribute("details", details);
        model.addAttribute(
                "amended",
                ofChapter.stream()
                        .filter(one -> one.id().equals(details.amends()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "amendedBy",
                ofChapter.stream()
                        .filter(one -> id.equals(one.details().amends()))
                        .toList());
        model.addAttribute(
                "samePaper",
                ofChapter.stream().filter(one -> isDuplicate(one, found)).toList());
        model.addAttribute("followUps", followUps.find(List.of(found), point));
        model.addAttribute("linked", linked(found, point));
        model.addAttribute(
                "chapterName", point.now().chapter(id.chapter()).orElseThrow().name());
        boolean administers = acting.actor().hasMandate(Mandate.ADMINISTER, id.chapter());
        model.addAttribute("administers", administers);
        if (administers) {
            addForms(found, ofChapter, point, model);
        }
        return "matter";
    }

    /** Whether two matters are of one paper. A refusal would tell of a matter under embargo, so that one more is recorded. */
    private static boolean isDuplicate(TrackedMatter one, TrackedMatter other) {
        String paper = one.details().parliamentaryPaper();
        return paper != null
                && !one.id().equals(other.id())
                && other.details().hasPaper(paper)
                && one.details().type() != MatterType.UNDERTAKING
                && other.details().type() != MatterType.UNDERTAKING;
    }

    private List<LinkedMutationView> linked(TrackedMatter found, ResolvedAsOf point) {
        return found.mutations().stream()
                .flatMap(id -> mutations.findVisibleAsOf(id, point.ledgerNumber()).stream())
                .map(one -> mutations.withReversalAsOf(one, point))
                .map(one -> new LinkedMutationView(
                        one.facts().mutation(),
                        one.facts().number(),
                        one.facts().proposal().title(),
                        one.mutation().state()))
                .toList();
    }

    private void addForms(TrackedMatter found, List<TrackedMatter> ofChapter, ResolvedAsOf point, Model model) {
        addChoices(point, model);
        model.addAttribute("decisions", MatterDecision.values());
        model.addAttribute(
                "followUpTypes",
                List.of(FollowUpType.values()).stream()
                        .filter(type ->
                                type.isOfBill() == found.details().type().isAmendment())
                        .toList());
        Moment amended = found.details().bill();
        model.addAttribute(
                "laterBills",
                point.now().moments().stream()
                        .map(KnownMoment::moment)
                        .filter(moment -> moment.code() == Moment.Code.OWB && !point.isHidden(moment))
                        .filter(moment -> amended != null && moment.year().compareTo(amended.year()) > 0)
                        .toList());
        model.addAttribute("linkableMutations", linkable.find(found, point));
        model.addAttribute(
                "amendable",
                ofChapter.stream()
                        .filter(one ->
                                one.details().type().isAmendment() && !one.id().equals(found.id()))
                        .toList());
        Map<String, String> initial = new LinkedHashMap<>();
        for (String form : List.of("changes", "corrections")) {
            initial(found.details()).forEach((name, value) -> initial.put(form + "-" + name, value));
        }
        model.addAttribute("initial", initial);
    }

    /** Returns the values with which the forms about the paper begin. */
    private static Map<String, String> initial(MatterDetails details) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("parliamentaryPaper", Objects.requireNonNullElse(details.parliamentaryPaper(), ""));
        values.put("title", details.title());
        values.put("member", Objects.requireNonNullElse(details.member(), ""));
        values.put("bill", Objects.toString(details.bill(), ""));
        values.put("submittedOn", DAY.format(details.submittedOn()));
        values.put("amends", Objects.toString(details.amends(), ""));
        values.put("continuation", details.continuation().type().name());
        values.put("until", Objects.toString(details.continuation().until(), ""));
        values.put("amounts", details.amounts().stream().map(MatterPage::line).collect(Collectors.joining("\n")));
        values.put("precisionThousands", Long.toString(details.precision().thousands()));
        return values;
    }

    private static String line(MatterAmount amount) {
        return amount.item() + " " + amount.flow().letter() + " " + amount.year() + " " + amount.thousands();
    }

    @PostMapping({
        MATTER + "/changes",
        MATTER + "/decisions",
        MATTER + "/links",
        MATTER + "/follow-ups",
        MATTER + "/corrections",
        MATTER + "/revocations"
    })
    String act(
            @PathVariable String id,
            HttpServletRequest request,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MatterId matter = PathVariableParser.parse(id, MatterId::parse);
        String path = MATTERS + "/" + matter;
        String what = Objects.requireNonNull(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .toString()
                .substring(MATTER.length() + 1);
        return forms.submit(
                        form.getOrDefault("form", what),
                        path + "/" + what,
                        form,
                        matter,
                        command(what, matter),
                        model,
                        response,
                        language)
                ? "redirect:" + path
                : matter(matter, PointInTimeQuery.NOW, model);
    }

    private FormCommandMapper<?> command(String what, MatterId matter) {
        return switch (what) {
            case "changes" -> visible(NewMatterChangeRequest.class, request -> request.command(matter));
            case "decisions" -> visible(NewMatterDecisionRequest.class, request -> request.command(matter));
            case "links" -> visible(NewMatterLinkRequest.class, request -> request.command(matter));
            case "follow-ups" -> visible(NewMatterFollowUpRequest.class, request -> request.command(matter));
            case "corrections" -> visible(NewMatterCorrectionRequest.class, request -> request.command(matter));
            case "revocations" ->
                visible(
                        NewMatterRevocationRequest.class,
                        request -> request.command(matter, access.findRevocable(matter, request.ledgerNumber())));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** A command on what the actor may see. */
    private <T extends ValidatedRequest> FormCommandMapper<T> visible(
            Class<T> type, Function<T, MatterCommand> command) {
        return new FormCommandMapper<>(type, request -> access.requireVisible(command.apply(request)));
    }
}
