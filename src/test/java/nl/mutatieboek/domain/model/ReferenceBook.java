package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BudgetConstraintCommand;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Reference model of the rules: all mutations in one list, and every query scans them all. It shares the values of the
 * domain and none of its code; speed does not matter. A command checks all refusals first, and then changes the state.
 */
public final class ReferenceBook {
    /** The consent required besides that of the chapters. */
    private static final String INSPECTORATE = "inspectorate";

    private static final int MOST_ATTACHMENTS = 20;

    private final Map<String, List<String>> checks = new HashMap<>();
    private final List<PublishedBalance> published = new ArrayList<>();
    private final int confirmingPeople;
    /** For which mutations the finance ministry must agree: {@code CASH_SHIFT *}, {@code * O1}. */
    private final Set<String> agreements;

    private final ModelCalendar calendar;
    private final ModelItemCorrections corrections;
    private final Set<String> reserves = new TreeSet<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<ModelMutation> dossiers = new ArrayList<>();
    private final ModelMarks marks;
    private final ModelStatedBalances statements;
    private final ModelConstraints stated;
    private final ModelAdmissionPolicy admission;
    private final ModelMatters matters;

    /** The actor. */
    private record ModelActor(String person, Map<String, Set<String>> ofChapters, Set<String> mandates) {
        boolean hasMandate(String mandate, String chapter) {
            return mandates.contains(mandate)
                    || ofChapters.getOrDefault(mandate, Set.of()).contains(chapter);
        }

        boolean actsFor(Collection<String> chapters) {
            return ofChapters.values().stream().anyMatch(of -> chapters.stream().anyMatch(of::contains));
        }

        /** Refused when it has no mandate of any of these chapters. */
        void requireMandate(String mandate, Collection<String> chapters) {
            if (chapters.stream().noneMatch(chapter -> hasMandate(mandate, chapter))) {
                refuseIf(actsFor(chapters), "no-mandate-for-chapter");
                refuseIf(true, "not-of-chapter");
            }
        }

        /** A person without part in a mutation must not learn its state. */
        void refuseForState(ModelMutation dossier, boolean wrong, String why) {
            boolean stranger = mandates.isEmpty() && !dossier.proposer.equals(person) && !actsFor(dossier.chapters());
            refuseIf(wrong && stranger, "not-of-chapter");
            refuseIf(wrong, why);
        }

        void requireBookAdministrator() {
            refuseIf(!mandates.contains("ADMINISTER") && !mandates.contains("IMPORT"), "no-mandate");
        }
    }

    public ReferenceBook(int confirmingPeople) {
        this(confirmingPeople, 1, Set.of(), Instant.now());
    }

    /** @param now the time at which all is decided */
    public ReferenceBook(int confirmingPeople, int momentPeople, Set<String> agreements, Instant now) {
        this.confirmingPeople = confirmingPeople;
        this.agreements = agreements;
        this.calendar = new ModelCalendar(momentPeople, now);
        this.stated = new ModelConstraints(calendar);
        this.corrections = new ModelItemCorrections(calendar, dossiers, published, stated, momentPeople);
        this.marks = new ModelMarks(calendar);
        this.statements = new ModelStatedBalances(dossiers, calendar);
        this.admission = new ModelAdmissionPolicy(dossiers, calendar, reserves, statements);
        this.matters = new ModelMatters(calendar, dossiers, LocalDate.ofInstant(now, ZoneId.of("Europe/Amsterdam")));
    }

    /** Returns nothing if it is accepted; otherwise the code of the refusal, for some with its numbers. */
    public String decide(Actor actor, Command command) {
        ModelActor who = new ModelActor(
                actor.person().value(),
                actor.chapterMandates().entrySet().stream()
                        .collect(Collectors.toMap(
                                held -> held.getKey().name(),
                                held -> held.getValue().stream()
                                        .map(ChapterCode::value)
                                        .collect(Collectors.toSet()))),
                actor.bookMandates().stream().map(Enum::name).collect(Collectors.toSet()));
        try {
            switch (command) {
                case CalendarCommand.RegisterMoment c -> {
                    who.requireBookAdministrator();
                    refuseIf(c.forDocument() && !who.mandates.contains("IMPORT"), "no-mandate");
                    calendar.register(c);
                }
                case CalendarCommand.CorrectMoment c -> {
                    refuseIf(!who.mandates.contains("ADMINISTER"), "no-mandate");
                    calendar.correct(c, who.person);
                }
                case CalendarCommand.WithdrawMomentCorrection c -> {
                    refuseIf(!who.mandates.contains("ADMINISTER"), "no-mandate");
                    calendar.withdrawCorrection(c.moment().toString());
                }
                // No scheduled time passes during a scenario.
                case CalendarCommand.LiftEmbargo c -> refuseIf(true, "embargo-not-over");
                case Command.OpenChapter c -> {
                    who.requireBookAdministrator();
                    calendar.open(c);
                }
                case ItemCommand.RegisterItem c -> {
                    if (!who.mandates.contains("IMPORT")) {
                        who.requireMandate(
                                "ADMINISTER", List.of(c.item().chapter().value()));
                    }
                    calendar.register(c);
                }
                case ItemCommand.NameItem c -> {
                    if (!who.mandates.contains("IMPORT")) {
                        who.requireMandate(
                                "ADMINISTER", List.of(c.item().chapter().value()));
                    }
                    calendar.name(c);
                }
                case ItemCommand.CorrectItem c -> {
                    who.requireMandate("ADMINISTER", List.of(c.item().chapter().value()));
                    corrections.correct(c, who.person);
                }
                case ItemCommand.CorrectItemName c -> {
                    who.requireMandate("ADMINISTER", List.of(c.item().chapter().value()));
                    corrections.correct(c, who.person);
                }
                case ItemCommand.WithdrawItemCorrections c -> {
                    who.requireMandate("ADMINISTER", List.of(c.item().chapter().value()));
                    corrections.withdraw(c, who.person);
                }
                case DefaultMarkCommand.SetDefaultMarks c -> {
                    if (!who.mandates.contains("IMPORT")) {
                        who.requireMandate(
                                "ADMINISTER", List.of(c.item().chapter().value()));
                    }
                    marks.set(c);
                }
                case DefaultMarkCommand.RecordCeiling c -> {
                    refuseIf(!who.mandates.contains("ADMINISTER"), "no-mandate");
                    marks.record(c);
                }
                case MatterCommand c -> {
                    who.requireMandate(
                            "ADMINISTER", List.of(c.matter().chapter().value()));
                    matters.execute(c);
                }
                case Command.CloseMoment c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.close(c, who.person);
                }
                case Command.ReopenMoment c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.reopen(c, who.person);
                }
                case Command.WithdrawMomentChange c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.withdraw(c, who.person);
                }
                case Command.PresentBill c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.present(c, who.person);
                }
                case Command.AdoptBill c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.adopt(c, who.person);
                }
                case Command.RevokeBill c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.revoke(c, who.person);
                }
                case Command.RecordPublishedBalance c -> recordPublishedBalance(c.published(), who);
                case BudgetConstraintCommand c -> {
                    String chapter = c.chapter().value();
                    refuseIf(!calendar.chapters.containsKey(chapter), "unknown-chapter");
                    if (c instanceof BudgetConstraintCommand.StateCoverageForm || !who.mandates.contains("IMPORT")) {
                        who.requireMandate("PROPOSE", List.of(chapter));
                    }
                    stated.record(c, who.hasMandate("PROPOSE", chapter));
                }
                case Command.ProposeMutation c -> propose(c, who);
                case Command.ProposeMutationBatch c -> proposeTogether(c, who);
                case Command.ImportMutation c -> takeFromDocument(c, who);
                case Command.ImportBalances c -> takeBalances(c, who);
                case Command.ReverseMutation c -> reverse(c, who);
                case Command.ApproveMutation c -> approve(c.mutation().toString(), who);
                case Command.ConfirmMutation c -> confirm(c.mutation().toString(), who);
                case Command.AgreeMutation c -> agree(c.mutation().toString(), who);
                case Command.AllowEarlyExecution c ->
                    allowEarlyExecution(c.mutation().toString(), who);
                case Command.AttachFile c ->
                    attach(c.mutation().toString(), c.file().sha256(), who);
                case Command.WithdrawAttachment c ->
                    withdrawAttachment(c.mutation().toString(), c.sha256(), who);
                case Command.RejectMutation c -> end(c.mutation().toString(), who, "REJECTED");
                case Command.ReturnMutation c -> end(c.mutation().toString(), who, "RETURNED");
                case Command.WithdrawMutation c -> end(c.mutation().toString(), who, "WITHDRAWN");
            }
            return "";
        } catch (ModelRefusalException refused) {
            return refused.getMessage();
        }
    }

    /** Returns the balance of an item and items below it, over all days and moments. */
    public long balance(String item, String flow, int year) {
        return balance(item, flow, year, null, null).orElse(0);
    }

    /** The balance up to a day and a moment, null meaning all; empty if nothing is booked there. */
    public OptionalLong balance(String item, String flow, int year, @Nullable LocalDate day, @Nullable String moment) {
        return dossiers.stream()
                .filter(ModelMutation::isCounted)
                .filter(dossier -> day == null || !dossier.day.isAfter(day))
                .filter(dossier -> moment == null || calendar.momentOrder().compare(dossier.moment, moment) <= 0)
                .flatMap(dossier -> dossier.lines.stream())
                .filter(line -> line.isWithin(new ModelPosting(item, flow, year, 0)))
                .mapToLong(ModelPosting::thousands)
                .reduce(Long::sum);
    }

    /** The certainty of a balance, {@code complete READ 1}; up to a day and a moment, null meaning all. */
    public String certainty(String item, String flow, int year, @Nullable LocalDate day, @Nullable String moment) {
        return new ModelCertaintyCalculator(dossiers, calendar, published, day, moment)
                .describeCertainty(item, flow, year);
    }

    /** The state of every amendment, motion and undertaking. */
    public Map<String, String> matterStates() {
        return matters.states();
    }

    /** The moments that are registered. */
    public List<String> moments() {
        return List.copyOf(calendar.moments.keySet());
    }

    /** The days from which something holds that is booked. */
    public List<LocalDate> days() {
        return dossiers.stream()
                .filter(ModelMutation::isCounted)
                .map(dossier -> dossier.day)
                .distinct()
                .toList();
    }

    /** The dossiers by number, each with its state. */
    public Map<String, String> states() {
        return dossiers.stream().collect(Collectors.toMap(dossier -> dossier.number, dossier -> dossier.state));
    }

    /** What chapters and documents state beside the balances, by what it is about. */
    public Map<String, String> statements() {
        return stated.last();
    }

    /** The items that have had a reservation. */
    public Set<String> reserves() {
        return Set.copyOf(reserves);
    }

    /** The links of reorganisations that count, {@code V/4 XX/37}: neither pending nor taken back. */
    public Set<String> lineage() {
        return dossiers.stream()
                .filter(dossier -> dossier.isCounted() && dossier.kind.equals("REORGANISATION") && !isReversed(dossier))
                .flatMap(dossier -> dossier.links().stream())
                .map(link -> link.was() + " " + link.becomes())
                .collect(Collectors.toSet());
    }

    private void recordPublishedBalance(PublishedBalance check, ModelActor who) {
        String chapter = check.item().chapter().value();
        int year = check.year().value();
        refuseIf(!calendar.chapters.containsKey(chapter), "unknown-chapter");
        if (!who.mandates.contains("IMPORT")) {
            who.requireMandate("PROPOSE", List.of(chapter));
        }
        refuseIf(!calendar.moments.containsKey(check.moment().toString()), "unknown-moment");
        refuseIf(!ModelCalendar.within(calendar.chapters.get(chapter).validity(), year), "chapter-not-valid");
        String item = check.item().toString();
        refuseIf(item.contains("/") && !calendar.exists(item, year), "unknown-item");
        String of = item + " " + check.flow() + " " + year + " " + check.moment() + " "
                + check.source().document() + " " + check.precision();
        List<String> said = checks.computeIfAbsent(of, unknown -> new ArrayList<>());
        refuseIf(said.contains(check.toString()), "checked-before");
        refuseIf(!said.isEmpty() && !who.hasMandate("PROPOSE", chapter), "stated-otherwise");
        said.add(check.toString());
        published.add(check);
        if (!who.hasMandate("PROPOSE", chapter)) {
            calendar.recordImport(check.moment().toString(), List.of(chapter));
        }
    }

    private void propose(Command.ProposeMutation c, ModelActor who) {
        Proposal proposal = c.proposal();
        requireReplaceable(proposal, who);
        accept(
                proposed(c.mutation().toString(), proposal),
                who,
                c.chapter() == null ? "" : c.chapter().value());
    }

    private void requireReplaceable(Proposal proposal, ModelActor who) {
        if (proposal.corrects() != null) {
            ModelMutation corrected = requireMutation(proposal.corrects().toString());
            who.requireMandate("PROPOSE", List.of(corrected.chapter));
            boolean gone = corrected.state.equals("RETURNED")
                    || corrected.state.equals("REJECTED")
                    || (corrected.state.equals("BOOKED") && corrected.underReversal)
                    || isReversed(corrected);
            refuseIf(!gone, "not-reversed");
        }
    }

    /** A chapter replaces only what it proposed itself. */
    private void requireSameChapter(ModelMutation dossier, String chapter) {
        if (dossier.takesBack == null && dossier.proposal.corrects() != null) {
            String corrected = dossier.proposal.corrects().toString();
            refuseIf(!requireMutation(corrected).chapter.equals(chapter), "replaced-for-other-chapter");
        }
    }

    private ModelMutation proposed(String id, Proposal proposal) {
        String moment = proposal.moment().toString();
        LocalDate day = proposal.effectiveOn() == null ? calendar.moments.get(moment) : proposal.effectiveOn();
        return new ModelMutation(id, proposal, null, moment, day);
    }

    /** One after the other; as if none had been, where one is refused. */
    private void proposeTogether(Command.ProposeMutationBatch c, ModelActor who) {
        Map<String, Integer> numbersBefore = Map.copyOf(numbers);
        List<ModelMutation> before = List.copyOf(dossiers);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < c.proposals().size(); i++) {
            try {
                propose(c.proposals().get(i), who);
            } catch (ModelRefusalException one) {
                refused.add(i + ": " + one.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            numbers.clear();
            numbers.putAll(numbersBefore);
            dossiers.retainAll(before);
            throw new ModelRefusalException("together-refused " + String.join("; ", refused));
        }
    }

    private void takeFromDocument(Command.ImportMutation c, ModelActor who) {
        refuseIf(!who.mandates.contains("IMPORT"), "no-mandate");
        ModelMutation dossier = proposed(c.mutation().toString(), c.proposal());
        for (ModelMutation known : dossiers) {
            if (known.id.equals(dossier.id)) {
                refuseIf(!known.amounts().equals(dossier.amounts()), "taken-otherwise");
                refuseIf(!known.attributes().equals(dossier.attributes()), "taken-with-other");
                refuseIf(isReversed(known), "taken-and-reversed");
                throw new ModelRefusalException("taken-before");
            }
        }
        requireNotRepeated(dossier, c.evenIfAlike());
        requireReplaceable(c.proposal(), who);
        importMutation(
                balanceAdjustments(dossier, statements.restoringPostings(dossier.lines, dossier.moment, List.of())),
                dossier,
                who);
    }

    /**
     * From the same source it is the same line, whatever its kind; from another source it resembles what people
     * entered.
     */
    private void requireNotRepeated(ModelMutation dossier, boolean evenIfAlike) {
        List<ModelPosting> moving =
                dossier.lines.stream().filter(line -> line.thousands() != 0).toList();
        List<ModelPosting> lines = moving.isEmpty() ? dossier.lines : moving;
        boolean same = false;
        boolean alike = false;
        int entered = 0;
        for (ModelPosting line : lines) {
            boolean byHand = false;
            for (ModelMutation known : dossiers) {
                boolean waits = known.isPending() || (isReversed(known) && hasPendingReversal(known));
                boolean stands = known.isCounted() && !isReversed(known);
                if (known.hasPosting(line, dossier.moment) && (waits || stands)) {
                    boolean source = known.source().equals(dossier.source());
                    same |= source && stands;
                    byHand |= source && stands && !known.imported;
                    alike |= source ? waits : !known.imported;
                }
            }
            entered += byHand ? 1 : 0;
        }
        refuseIf(same && entered == lines.size(), "entered-before");
        refuseIf(same, "line-taken-before");
        refuseIf(alike && !evenIfAlike, "looks-like");
    }

    private void takeBalances(Command.ImportBalances c, ModelActor who) {
        refuseIf(!who.mandates.contains("IMPORT"), "no-mandate");
        String chapter = c.balances().getFirst().item().chapter().value();
        refuseIf(!calendar.chapters.containsKey(chapter), "unknown-chapter");
        String moment = c.moment().toString();
        refuseIf(!calendar.moments.containsKey(moment), "unknown-moment");
        List<ModelStatedBalances.ModelStatedBalance> now = new ArrayList<>();
        boolean other = false;
        for (StatedBalance balance : c.balances()) {
            ModelPosting account = new ModelPosting(
                    balance.item().toString(),
                    balance.flow().name(),
                    balance.year().value(),
                    0);
            long value = balance.thousands().value();
            Optional<Long> before = statements.statedBalance(account, moment);
            other |= before.isPresent() && before.get() != value;
            ModelStatedBalances.ModelStatedBalance stated =
                    new ModelStatedBalances.ModelStatedBalance(account, moment, value);
            if (before.isEmpty() || (before.get() == value && statements.booked(stated) != value)) {
                now.add(stated);
            }
        }
        refuseIf(other, "stated-otherwise");
        refuseIf(now.isEmpty(), isKnown(c.mutation().toString()) ? "taken-before" : "stated-before");
        Map<String, List<ModelPosting>> restoring = statements.restoringPostings(List.of(), moment, now);
        String id = unusedId(c.mutation().toString());
        ModelMutation dossier = published(id, moment, Precision.EXACT, restoring.remove(moment));
        now.forEach(stated -> dossier.states.put(stated.account(), stated.balance()));
        importMutation(balanceAdjustments(dossier, restoring), dossier, who);
    }

    private boolean isKnown(String id) {
        return dossiers.stream().anyMatch(known -> known.id.equals(id));
    }

    private String unusedId(String id) {
        return isKnown(id) ? unusedId(id + " anew") : id;
    }

    /** Postings that keep balances of other moments, or of items above, unchanged. */
    private List<ModelMutation> balanceAdjustments(ModelMutation of, Map<String, List<ModelPosting>> restoring) {
        List<ModelMutation> following = new ArrayList<>();
        restoring.forEach((moment, lines) -> lines.stream()
                .collect(Collectors.groupingBy(line -> line.item().split("/")[0], TreeMap::new, Collectors.toList()))
                .forEach((chapter, own) -> following.add(
                        published(of.id + " " + moment + " " + chapter, moment, of.proposal.precision(), own))));
        return following;
    }

    private ModelMutation published(String id, String moment, Precision precision, List<ModelPosting> lines) {
        Proposal proposal = ModelStatedBalances.published(moment, precision, lines);
        return new ModelMutation(id, proposal, null, moment, calendar.moments.get(moment));
    }

    /** All of them, or none where one is refused. */
    private void importMutation(List<ModelMutation> following, ModelMutation dossier, ModelActor who) {
        Map<String, Integer> numbersBefore = Map.copyOf(numbers);
        List<ModelMutation> before = List.copyOf(dossiers);
        try {
            following.forEach(one -> importMutation(one, who));
            importMutation(dossier, who);
            calendar.recordImport(dossier.moment, dossier.chapters());
        } catch (ModelRefusalException refused) {
            numbers.clear();
            numbers.putAll(numbersBefore);
            dossiers.retainAll(before);
            // Earmarks of a refused batch are undone: only the last of them can earmark.
            throw refused;
        }
    }

    private void importMutation(ModelMutation dossier, ModelActor who) {
        requireSameChapter(dossier, dossier.chapters().iterator().next());
        requireNewId(dossier);
        suggest(dossier);
        admission.requireBookable(dossier, true);
        requireShownSuggestion(dossier);
        addMutation(dossier, who, dossier.chapters().iterator().next());
        dossier.state = "BOOKED";
        dossier.imported = true;
        markReserves(dossier);
    }

    private void markReserves(ModelMutation dossier) {
        if (dossier.kind.equals("RESERVATION")) {
            dossier.lines.forEach(line -> reserves.add(line.item()));
        }
    }

    /** By a reversal that was not taken back itself. */
    private boolean isReversed(ModelMutation dossier) {
        return dossiers.stream().anyMatch(o -> o.takesBack == dossier && o.isCounted() && !isReversed(o));
    }

    /** Whether a reversal of its reversal, or of that, is pending. */
    private boolean hasPendingReversal(ModelMutation dossier) {
        return dossiers.stream()
                .anyMatch(o -> o.takesBack == dossier
                        && o.isCounted()
                        && (o.underReversal && o.state.equals("BOOKED") || hasPendingReversal(o)));
    }

    private void reverse(Command.ReverseMutation c, ModelActor who) {
        ModelMutation original = requireMutation(c.original().toString());
        who.refuseForState(original, !original.state.equals("BOOKED"), "not-booked");
        who.refuseForState(original, original.underReversal, "reversal-under-way");
        ModelMutation dossier = new ModelMutation(
                c.mutation().toString(),
                null,
                original,
                c.moment() == null ? original.moment : c.moment().toString(),
                c.effectiveOn() == null ? original.day : c.effectiveOn());
        accept(dossier, who, who.hasMandate("PROPOSE", original.chapter) ? original.chapter : "");
        original.underReversal = true;
    }

    private void accept(ModelMutation dossier, ModelActor who, String named) {
        Set<String> own = dossier.chapters();
        if (!named.isEmpty()) {
            who.requireMandate("PROPOSE", List.of(named));
        } else {
            who.requireMandate("PROPOSE", List.copyOf(own));
        }
        own.removeIf(chapter -> !who.hasMandate("PROPOSE", chapter) || !(named.isEmpty() || named.equals(chapter)));
        refuseIf(own.isEmpty(), "not-of-chapter");
        refuseIf(own.size() > 1, "chapter-not-named");
        requireSameChapter(dossier, own.iterator().next());
        requireNewId(dossier);
        suggest(dossier);
        admission.requireBookable(dossier, false);
        requireShownSuggestion(dossier);
        if (dossier.takesBack == null) {
            marks.requireReasons(dossier.proposal);
        }
        addMutation(dossier, who, own.iterator().next());
        dossier.chapters().forEach(chapter -> dossier.missing.put(chapter, confirmingPeople));
        dossier.missing.put(dossier.chapter, 1);
        String document = dossier.moment.split("-")[1];
        ModelMutation first = dossier;
        while (first.takesBack != null) {
            first = first.takesBack;
        }
        boolean asked = Stream.of("* *", first.kind + " *", "* " + document, first.kind + " " + document)
                .anyMatch(agreements::contains);
        dossier.missing.put(INSPECTORATE, asked ? 1 : 0);
        dossier.claims = admission.draws(dossier, false);
    }

    /** For each line what counts on it a year earlier up to its moment, but for what is incidental or ends by then. */
    private void suggest(ModelMutation dossier) {
        dossier.suggested = dossier.lines.stream()
                .map(line -> new ModelPosting(line.accountPath(), line.flow(), line.year() - 1, 0))
                .map(before -> dossiers.stream()
                        .filter(ModelMutation::isCounted)
                        .filter(other -> calendar.momentOrder().compare(other.moment, dossier.moment) <= 0)
                        .filter(other -> continuesInto(other, before.year()))
                        .mapToLong(other -> ModelPosting.sum(other.lines, before::hasSameAccount))
                        .sum())
                .toList();
    }

    private static boolean continuesInto(ModelMutation dossier, int year) {
        Continuation how = dossier.proposal.continuation();
        return !how.type().name().equals("INCIDENTAL")
                && (how.until() == null || how.until().value() > year);
    }

    private static void requireShownSuggestion(ModelMutation dossier) {
        if (dossier.kind.equals("EXTRAPOLATION")) {
            for (int i = 0; i < dossier.suggested.size(); i++) {
                Thousands shown = dossier.proposal.postings().get(i).suggested();
                refuseIf(shown != null && shown.value() != dossier.suggested.get(i), "suggested-otherwise");
            }
        }
    }

    private void requireNewId(ModelMutation dossier) {
        refuseIf(dossiers.stream().anyMatch(other -> other.id.equals(dossier.id)), "mutation-exists");
        refuseIf(!calendar.moments.containsKey(dossier.moment), "unknown-moment");
    }

    private void addMutation(ModelMutation dossier, ModelActor who, String chapter) {
        dossier.proposer = who.person;
        dossier.chapter = chapter;
        String counter = chapter + "-" + ModelCalendar.year(dossier.moment);
        dossier.number = "%s-%04d".formatted(counter, numbers.merge(counter, 1, Integer::sum));
        dossiers.add(dossier);
    }

    private void approve(String id, ModelActor who) {
        ModelMutation dossier = requirePending(id, who);
        who.requireMandate("APPROVE", List.of(dossier.chapter));
        refuseIf(dossier.missing.get(dossier.chapter) == 0, "already-consented");
        consent(dossier, dossier.chapter, who.person);
    }

    private void confirm(String id, ModelActor who) {
        ModelMutation dossier = requirePending(id, who);
        Set<String> others = dossier.chapters();
        others.remove(dossier.chapter);
        refuseIf(others.isEmpty(), "consent-not-asked");
        who.requireMandate("CONFIRM", List.copyOf(others));
        others.removeIf(chapter -> !who.hasMandate("CONFIRM", chapter));
        others.removeIf(chapter -> dossier.missing.get(chapter) == 0);
        refuseIf(others.isEmpty(), "already-consented");
        consent(dossier, others.iterator().next(), who.person);
    }

    private void agree(String id, ModelActor who) {
        ModelMutation dossier = requirePending(id, who);
        refuseIf(!agreementAsked(dossier), "consent-not-asked");
        refuseIf(!who.mandates.contains("INSPECTORATE"), "no-mandate");
        refuseIf(dossier.missing.get(INSPECTORATE) == 0, "already-consented");
        consent(dossier, INSPECTORATE, who.person);
    }

    private static boolean agreementAsked(ModelMutation dossier) {
        return dossier.missing.get(INSPECTORATE) == 1 || dossier.consented.contains(INSPECTORATE);
    }

    private void consent(ModelMutation dossier, String of, String person) {
        refuseIf(dossier.proposer.equals(person), "proposer-may-not-consent");
        refuseIf(dossier.consented.contains(person), "already-consented");
        if (dossier.missing.values().stream().mapToInt(people -> people).sum() == 1) {
            admission.requireBookable(dossier, false);
            dossier.state = "BOOKED";
            markReserves(dossier);
            if (dossier.takesBack != null) {
                dossier.takesBack.state = "REVERSED";
            }
        } else if (of.equals(dossier.chapter)) {
            dossier.state = "APPROVED";
        }
        dossier.consented.addAll(Set.of(person, of));
        dossier.missing.merge(of, -1, Integer::sum);
    }

    private void allowEarlyExecution(String id, ModelActor who) {
        ModelMutation dossier = requireMutation(id);
        who.refuseForState(dossier, !dossier.state.equals("BOOKED"), "not-booked");
        who.requireMandate("APPROVE", List.of(dossier.chapter));
        refuseIf(dossier.proposer.equals(who.person), "proposer-may-not-consent");
        refuseIf(!dossier.proposal.newPolicy(), "not-new-policy");
        refuseIf(dossier.excepted, "excepted-before");
        Set<String> withStatement = dossier.chapters();
        withStatement.removeIf(chapter -> !calendar.chapters.get(chapter).budgetStatement());
        boolean authorised = withStatement.stream()
                .allMatch(chapter -> calendar.adoptedOn(ModelCalendar.billOf(dossier.moment), chapter) != null);
        refuseIf(authorised && !withStatement.isEmpty(), "authorised-already");
        dossier.excepted = true;
    }

    private void end(String id, ModelActor who, String state) {
        ModelMutation dossier = requirePending(id, who);
        boolean own = dossier.proposer.equals(who.person);
        if (state.equals("WITHDRAWN")) {
            refuseIf(!own, "not-the-proposer");
        } else {
            refuseIf(own, "proposer-may-not-consent");
            Set<String> others = dossier.chapters();
            others.remove(dossier.chapter);
            if (!mayConsent(dossier, who)) {
                boolean ofOwn = others.isEmpty() || who.actsFor(List.of(dossier.chapter));
                who.requireMandate(ofOwn ? "APPROVE" : "CONFIRM", ofOwn ? List.of(dossier.chapter) : others);
            }
        }
        dossier.state = state;
        if (dossier.takesBack != null) {
            dossier.takesBack.underReversal = false;
        }
    }

    private static boolean mayConsent(ModelMutation dossier, ModelActor who) {
        Set<String> others = dossier.chapters();
        others.remove(dossier.chapter);
        return (agreementAsked(dossier) && who.mandates.contains("INSPECTORATE"))
                || who.hasMandate("APPROVE", dossier.chapter)
                || others.stream().anyMatch(other -> who.hasMandate("CONFIRM", other));
    }

    private void attach(String id, String file, ModelActor who) {
        ModelMutation dossier = requirePending(id, who);
        if (!mayConsent(dossier, who)) {
            who.requireMandate("PROPOSE", List.of(dossier.chapter));
        }
        boolean known = dossier.attachers.containsKey(file);
        refuseIf(known && !dossier.withdrawnFiles.contains(file), "attached-before");
        refuseIf(!known && dossier.attachers.size() >= MOST_ATTACHMENTS, "too-many-attachments");
        dossier.attachers.put(file, who.person);
        dossier.withdrawnFiles.remove(file);
    }

    private void withdrawAttachment(String id, String file, ModelActor who) {
        ModelMutation dossier = requireMutation(id);
        String by = dossier.withdrawnFiles.contains(file) ? null : dossier.attachers.get(file);
        who.refuseForState(dossier, by == null, "not-attached");
        who.refuseForState(dossier, !who.person.equals(by), "not-the-attacher");
        dossier.withdrawnFiles.add(file);
    }

    private ModelMutation requireMutation(String id) {
        return dossiers.stream()
                .filter(dossier -> dossier.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ModelRefusalException("unknown-mutation"));
    }

    private ModelMutation requirePending(String id, ModelActor who) {
        ModelMutation dossier = requireMutation(id);
        who.refuseForState(dossier, !dossier.isPending(), "not-pending");
        return dossier;
    }
}
