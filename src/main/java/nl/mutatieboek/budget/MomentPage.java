package nl.mutatieboek.budget;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.EmptyRequest;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of the moments and of the state of each chapter in one; administrators change and correct it. */
@PageController
record MomentPage(
        AsOfResolver points,
        StructureQueries structure,
        EmbargoPolicy embargo,
        FormSubmissionService forms,
        CurrentActor acting) {
    private static final String MOMENTS = "/moments";
    private static final String MOMENT = MOMENTS + "/{moment}";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    /**
     * The state of a chapter in a moment.
     *
     * @param wanted the changes that await a second person
     * @param bill null while none is presented
     */
    record ChapterMomentView(
            StructureQueries.KnownChapter chapter,
            boolean closed,
            List<PendingMomentChangeView> wanted,
            StructureQueries.@Nullable KnownBill bill) {}

    /**
     * A change that awaits a second person.
     *
     * @param what the part of the address under which the same request confirms it
     * @param fields the fields of that request
     * @param own whether the reader proposed it, and so cannot confirm it
     */
    record PendingMomentChangeView(
            StructureQueries.PendingMomentChange wanted, String what, Map<String, String> fields, boolean own) {
        PendingMomentChangeView {
            fields = Map.copyOf(fields);
        }

        static PendingMomentChangeView of(StructureQueries.PendingMomentChange wanted, boolean own) {
            String chapter = wanted.chapter().value();
            return switch (wanted.change()) {
                case Event.MomentClosed e ->
                    new PendingMomentChangeView(wanted, "closings", Map.of("chapter", chapter), own);
                case Event.MomentReopened e ->
                    new PendingMomentChangeView(
                            wanted, "reopenings", Map.of("chapter", chapter, "reason", e.reason()), own);
                case Event.BillPresented e ->
                    new PendingMomentChangeView(
                            wanted,
                            "presentations",
                            Map.of(
                                    "chapter",
                                    chapter,
                                    "document",
                                    e.document(),
                                    "presentedOn",
                                    e.presentedOn().toString()),
                            own);
                case Event.BillAdopted e ->
                    new PendingMomentChangeView(
                            wanted,
                            "adoptions",
                            Map.of(
                                    "chapter",
                                    chapter,
                                    "act",
                                    e.act(),
                                    "adoptedOn",
                                    e.adoptedOn().toString(),
                                    "effectiveFrom",
                                    e.effectiveFrom().toString()),
                            own);
                case Event.BillPresentationRevoked e -> revocation(wanted, e.reason(), own);
                case Event.BillAdoptionRevoked e -> revocation(wanted, e.reason(), own);
                case CalendarEvent.MomentCorrected e ->
                    throw new IllegalStateException("Not an event of a chapter: " + e);
                case Event.ItemCorrected e -> throw new IllegalStateException("Not an event of a moment: " + e);
                case Event.ItemNameCorrected e -> throw new IllegalStateException("Not an event of a moment: " + e);
            };
        }

        private static PendingMomentChangeView revocation(
                StructureQueries.PendingMomentChange wanted, String reason, boolean own) {
            return new PendingMomentChangeView(
                    wanted, "revocations", Map.of("chapter", wanted.chapter().value(), "reason", reason), own);
        }
    }

    /** Returns the initial values of the correction form of a moment, so that unchanged values are kept. */
    private static SubmittedForm current(StructureQueries.KnownMoment known) {
        Map<String, String> values = new TreeMap<>();
        values.put("submittedOn", DAY.format(known.submittedOn()));
        values.put("assumed", String.valueOf(known.assumed()));
        if (known.publicAt() != null) {
            values.put(
                    "publicAt",
                    LocalDateTime.ofInstant(known.publicAt(), BookState.THE_HAGUE)
                            .toString()
                            .replace('T', ' '));
        }
        return new SubmittedForm(values);
    }

    /** Returns the fields of the request that confirms a correction. */
    private static Map<String, String> confirmation(StructureQueries.PendingMomentCorrection correction) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("submittedOn", correction.submittedOn().toString());
        fields.put("assumed", String.valueOf(correction.assumed()));
        if (correction.publicAt() != null) {
            fields.put("publicAt", correction.publicAt().toString());
        }
        fields.put("reason", correction.reason());
        return fields;
    }

    @GetMapping(MOMENTS)
    String moments(KnownStateQuery query, Model model) {
        FormSubmissionService.addEmptyForm(model);
        return moments(points.awaitStructure(query).structure(), model);
    }

    private String moments(StructureSnapshot outline, Model model) {
        model.addAttribute("outline", outline);
        model.addAttribute(
                "proposed",
                outline.moments().stream()
                        .collect(Collectors.toMap(StructureQueries.KnownMoment::moment, this::visibleProposals)));
        return "moments";
    }

    @PostMapping(MOMENTS)
    String register(
            @RequestParam Map<String, String> form, Model model, HttpServletResponse response, Locale language) {
        return forms.submit(
                        "moment",
                        MOMENTS,
                        form,
                        null,
                        new FormCommandMapper<>(
                                MomentController.NewMomentRequest.class, MomentController.NewMomentRequest::command),
                        model,
                        response,
                        language)
                ? "redirect:" + MOMENTS
                : moments(structure.current(), model);
    }

    @GetMapping(MOMENT)
    String moment(@PathVariable String moment, KnownStateQuery query, Model model) {
        FormSubmissionService.addEmptyForm(model);
        Moment named = PathVariableParser.parse(moment, Moment::parse);
        return moment(named, points.awaitStructure(query).structure(), model);
    }

    private String moment(Moment moment, StructureSnapshot outline, Model model) {
        StructureQueries.KnownMoment known = outline.moment(moment)
                .orElseThrow(() -> ProblemException.of(404, "moment-not-in-the-book", Map.of("moment", moment)));
        model.addAttribute("known", known);
        model.addAttribute("lifted", outline.isEmbargoLifted(known));
        model.addAttribute("endedFor", known.embargoEndedFor());
        model.addAttribute("current", current(known));
        StructureQueries.PendingMomentCorrection correction = known.correction();
        if (correction != null) {
            model.addAttribute("confirmation", confirmation(correction));
            model.addAttribute("own", correction.by().equals(acting.actor().person()));
        }
        model.addAttribute(
                "standings",
                outline.chapters().stream()
                        .filter(chapter -> chapter.validity().includes(moment.year()))
                        .sorted((one, other) -> ChapterCodeComparator.OFFICIAL.compare(one.code(), other.code()))
                        .map(chapter -> standing(chapter, known, outline))
                        .toList());
        return "moment";
    }

    private ChapterMomentView standing(
            StructureQueries.KnownChapter chapter, StructureQueries.KnownMoment known, StructureSnapshot outline) {
        return new ChapterMomentView(
                chapter,
                known.closedFor().contains(chapter.code()),
                visibleProposals(known).stream()
                        .filter(wanted -> wanted.chapter().equals(chapter.code()))
                        .map(wanted -> PendingMomentChangeView.of(
                                wanted, wanted.by().equals(acting.actor().person())))
                        .toList(),
                outline.bill(chapter.code(), known.moment())
                        .filter(bill -> !embargo.isHiddenOrRecordRead(bill.moment(), List.of(bill.chapter())))
                        .orElse(null));
    }

    /** Returns the changes that await a second person, without those of a bill under embargo. */
    private List<StructureQueries.PendingMomentChange> visibleProposals(StructureQueries.KnownMoment known) {
        return known.pendingChanges().stream()
                .filter(wanted ->
                        !wanted.isOfBill() || !embargo.isHiddenOrRecordRead(known.moment(), List.of(wanted.chapter())))
                .toList();
    }

    /** Executes an action on a moment, or on a moment for a chapter; each has its own address. */
    private static FormCommandMapper<?> command(String what, Moment moment) {
        return switch (what) {
            case "closings" ->
                new FormCommandMapper<>(ChapterMomentController.NewClosingRequest.class, body -> body.closing(moment));
            case "reopenings" ->
                new FormCommandMapper<>(
                        ChapterMomentController.NewReopeningRequest.class, body -> body.command(moment));
            case "withdrawals" ->
                new FormCommandMapper<>(
                        ChapterMomentController.NewClosingRequest.class, body -> body.withdrawal(moment));
            case "presentations" ->
                new FormCommandMapper<>(
                        ChapterMomentController.NewPresentationRequest.class, body -> body.command(moment));
            case "adoptions" ->
                new FormCommandMapper<>(ChapterMomentController.NewAdoptionRequest.class, body -> body.command(moment));
            case "revocations" ->
                new FormCommandMapper<>(
                        ChapterMomentController.NewRevocationRequest.class, body -> body.command(moment));
            case "corrections" ->
                new FormCommandMapper<>(
                        MomentController.NewMomentCorrectionRequest.class, body -> body.command(moment));
            case "corrections/withdrawals" ->
                new FormCommandMapper<>(
                        EmptyRequest.class, body -> new CalendarCommand.WithdrawMomentCorrection(moment));
            default -> throw new IllegalArgumentException(what);
        };
    }

    @PostMapping(MOMENT + "/{what:closings|reopenings|withdrawals|presentations|adoptions|revocations|corrections}")
    String act(
            @PathVariable String moment,
            @PathVariable String what,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        return act(PathVariableParser.parse(moment, Moment::parse), what, form, model, response, language);
    }

    @PostMapping(MOMENT + "/corrections/withdrawals")
    String withdrawCorrection(
            @PathVariable String moment,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        return act(
                PathVariableParser.parse(moment, Moment::parse),
                "corrections/withdrawals",
                form,
                model,
                response,
                language);
    }

    private String act(
            Moment named,
            String what,
            Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        String path = MOMENTS + "/" + named;
        return forms.submit(what, path + "/" + what, form, named, command(what, named), model, response, language)
                ? "redirect:" + path
                : moment(named, structure.current(), model);
    }
}
