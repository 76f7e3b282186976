package nl.mutatieboek.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterConstraints;
import nl.mutatieboek.domain.model.ReferenceBook;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;

/** The laws on random histories, compared with a plain reference model. */
class BudgetLawsTest {
    private static final String INSPECTORATE = "inspectorate";

    /** Each of these also occurs in the short run, many times in a hundred histories. */
    private static final List<String> REFUSED_FOR = List.of(
            "ReserveOverdrawn",
            "AlreadyOpened",
            "AlreadyConsented",
            "ProposerMayNotConsent",
            "MomentIsClosed",
            "Unbalanced",
            "FigureNotRounded",
            "OnlyFromDocument",
            "NothingReserved",
            "ReserveBelowZero",
            "DayImplausible",
            "UntilImplausible",
            "YearOutsideMoment",
            "NotAReserve",
            "ReversalUnderWay",
            "NotReversed",
            "TogetherRefused",
            "FieldMissing",
            "FieldNotOfKind",
            "NotStatedEither",
            "NotTheNextYear",
            "NotTheAddedYear",
            "AdjustedWithoutReason",
            "CounterEntryElsewhere",
            "CounterEntryNotOpposite",
            "GrossUpUneven",
            "UnbalancedOverYears",
            "NoShiftBetweenYears",
            "MomentNotOfKind",
            "MomentNotOfBill",
            "AmendedBeforePresented",
            "AmendedAfterAdopted",
            "AdoptedBeforePresented",
            "BillNotPresented",
            "SecondPersonAsked",
            "NothingProposed",
            "ProposedBySomebodyElse",
            "MomentIsOpen",
            "SuccessionElsewhere",
            "ReversedInEarlierMoment",
            "ReversedOnEarlierDay",
            "NotNewPolicy",
            "LooksLike",
            "EnteredBefore",
            "ItemLooksLike",
            "ChangeTooLarge",
            "MutationTotalTooLarge",
            "ChapterTotalTooLarge",
            "NoMandate",
            "NoMandateForChapter",
            "MarginWithoutStatement",
            "MarginCapBefore",
            "CoverageFormBefore",
            "FlexibilityBefore");

    @Provide
    Arbitrary<RandomCommandSequence> commandSequences() {
        return RandomCommandSequence.commandSequences();
    }

    @Provide
    Arbitrary<RandomCommandSequence> reserveCommandSequences() {
        return RandomCommandSequence.reserveCommandSequences();
    }

    @Provide
    Arbitrary<RandomCommandSequence> longCommandSequences() {
        return RandomCommandSequence.longCommandSequences();
    }

    /** Consent policies: one or two confirming people, and the inspectorate for none, some or all. */
    @Provide
    Arbitrary<ConsentPolicy> policies() {
        Set<AgreementRule> some = Set.of(
                new AgreementRule(MutationKind.CASH_SHIFT, null),
                new AgreementRule(null, Moment.Code.O1),
                new AgreementRule(MutationKind.TRANSFER, Moment.Code.OWB));
        List<Set<AgreementRule>> agreements = List.of(Set.of(), some, Set.of(new AgreementRule(null, null)));
        return Combinators.combine(Arbitraries.of(1, 2), Arbitraries.of(1, 2), Arbitraries.of(agreements))
                .as(ConsentPolicy::new);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void command_decider_agrees_with_the_reference_model_on_random_commands(
            @ForAll("commandSequences") RandomCommandSequence story, @ForAll("policies") ConsentPolicy policy) {
        compare(story, policy);
        // The histories are representative: many commands are accepted, and refusals have many reasons.
        Statistics.label("answers").coverage(coverage -> {
            coverage.check("accepted").percentage(share -> share > 30);
            for (String refusal : REFUSED_FOR) {
                coverage.check(refusal).count(count -> count > 0);
            }
        });
        Statistics.label("booked").coverage(coverage -> {
            for (MutationKind kind : MutationKind.values()) {
                coverage.check(kind).count(count -> count > 5);
            }
        });
    }

    /** The long form: a thousand histories of a hundred commands each. */
    @Tag("long")
    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void command_decider_agrees_with_the_reference_model_on_100000_commands(
            @ForAll("longCommandSequences") RandomCommandSequence story, @ForAll("policies") ConsentPolicy policy) {
        compare(story, policy);
        Statistics.label("answers").coverage(coverage -> {
            for (Class<?> refusal : RefusalFormatter.types()) {
                coverage.check(refusal.getSimpleName()).count(count -> count > 0);
            }
        });
        Statistics.label("booked").coverage(coverage -> {
            for (MutationKind kind : MutationKind.values()) {
                coverage.check(kind).count(count -> count > 100);
            }
        });
    }

    private static void compare(RandomCommandSequence story, ConsentPolicy policy) {
        ReferenceBook model = new ReferenceBook(
                policy.confirmingPeople(), policy.momentPeople(), plainly(policy.agreements()), InMemoryBookState.NOW);

        InMemoryBookState book = play(story, policy, (act, decision) -> {
            assertThat(model.decide(act.actor(), act.command())).as("%s", act).isEqualTo(told(decision));
            switch (decision) {
                case Decision.Refused(Refusal refusal) ->
                    Statistics.label("answers").collect(refusal.getClass().getSimpleName());
                case Decision.Accepted accepted -> {
                    Statistics.label("answers").collect("accepted");
                    accepted.events().stream()
                            .filter(PostingsBooked.class::isInstance)
                            .map(event -> ((PostingsBooked) event).kind())
                            .distinct()
                            .forEach(kind -> Statistics.label("booked").collect(kind));
                }
            }
        });

        assertThat(balances(book)).isEqualTo(balances(model, balances(book).keySet()));
        assertThat(states(book)).isEqualTo(model.states());
        assertThat(statements(book)).isEqualTo(model.statements());
        assertThat(reserves(book)).isEqualTo(model.reserves());
        assertThat(lineage(book)).isEqualTo(model.lineage());
        assertThat(RandomMatterParts.states(book)).isEqualTo(model.matterStates());
    }

    private static Set<String> plainly(Set<AgreementRule> agreements) {
        return agreements.stream()
                .map(a -> (a.kind() == null ? "*" : a.kind()) + " " + (a.moment() == null ? "*" : a.moment()))
                .collect(Collectors.toSet());
    }

    /** A mutation that no longer counts was reversed by exactly one other, and a replacement names what it replaces. */
    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_1_entries_change_only_by_reversal_and_corrections_name_what_they_correct(
            @ForAll("commandSequences") RandomCommandSequence story) {
        Map<MutationId, MutationId> reversed = new HashMap<>();
        List<Event> before = new ArrayList<>();
        InMemoryBookState book = play(story, new ConsentPolicy(1, 1, Set.of()), (act, decision) -> {
            if (decision instanceof Decision.Accepted accepted) {
                before.addAll(accepted.events());
            }
        });

        assertThat(book.events()).as("entries are added and stay").isEqualTo(before);
        for (PostingsBooked part : book.events(PostingsBooked.class)) {
            if (part.reversal() != null) {
                assertThat(reversed.put(part.reversal().of(), part.mutation())).isIn(null, part.mutation());
            }
        }
        for (Event.MutationProposed dossier : book.events(Event.MutationProposed.class)) {
            MutationId by = reversed.get(dossier.mutation());
            Mutation state = book.mutation(dossier.mutation());
            assertThat(state instanceof Mutation.Reversed).isEqualTo(by != null);
            if (state instanceof Mutation.Reversed r) {
                assertThat(r.reversalId()).isEqualTo(by);
            }
            MutationId corrected = dossier.proposal().corrects();
            if (corrected != null) {
                assertThat(book.mutation(corrected)).isInstanceOf(Mutation.Proposed.class);
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_2_each_kind_keeps_its_invariant_and_a_reversal_cancels_its_original(
            @ForAll("commandSequences") RandomCommandSequence story) {
        InMemoryBookState book = play(story, new ConsentPolicy(1, 1, Set.of()), (act, decision) -> {});

        Map<MutationId, List<PostingsBooked>> booked =
                book.events(PostingsBooked.class).stream().collect(Collectors.groupingBy(PostingsBooked::mutation));
        booked.forEach((mutation, parts) -> {
            PostingsBooked first = parts.getFirst();
            List<Posting> lines =
                    parts.stream().flatMap(part -> part.postings().stream()).toList();
            long mayMiss = first.precision().thousands() == 1
                    ? 0
                    : Math.min(first.precision().thousands(), 1_000);
            switch (first.kind()) {
                case OPENING,
                        RESERVATION,
                        RE_ESTIMATE,
                        INTENSIFICATION,
                        SPENDING_CUT,
                        AMENDMENT,
                        GOVERNMENT_AMENDMENT,
                        PUBLISHED -> assertThat(parts).hasSize(1);
                case RESERVE_ALLOCATION, REALLOCATION -> {
                    assertThat(parts).hasSize(1);
                    assertZero(columns(lines), mayMiss);
                }
                case TRANSFER -> {
                    assertThat(parts).hasSize(2);
                    assertZero(columns(lines), mayMiss);
                }
                case WAGE_AND_PRICE_ADJUSTMENT -> {
                    assertThat(parts).hasSizeGreaterThan(1);
                    assertThat(parts.stream()
                                    .filter(part -> book.chapter(part.chapter()) instanceof Chapter.Open open
                                            && !open.opened().budgetStatement()))
                            .hasSize(1);
                    assertZero(columns(lines), mayMiss);
                }
                case YEAR_END_MARGIN -> {
                    assertThat(parts).hasSize(2);
                    assertZero(columns(lines), mayMiss);
                    assertThat(lines)
                            .extracting(Posting::year)
                            .containsOnly(lines.getFirst().year());
                }
                case REORGANISATION -> assertZero(columns(lines), mayMiss);
                case CASH_SHIFT -> {
                    assertZero(flows(lines), mayMiss);
                    assertThat(lines.stream().map(Posting::year).distinct().count())
                            .isGreaterThan(1);
                }
                case GROSS_UP -> {
                    assertThat(parts).hasSize(1);
                    assertZero(differences(lines), mayMiss);
                }
                case EXTRAPOLATION -> {
                    assertThat(parts).hasSize(1);
                    assertThat(lines)
                            .extracting(Posting::year)
                            .containsOnly(first.moment().lastYear());
                }
                case FINAL_BUDGET -> {
                    assertThat(parts).hasSize(1);
                    assertThat(first.moment().code()).isEqualTo(Moment.Code.SW);
                    assertThat(accounts(lines)).hasSize(lines.size());
                }
                case REVERSAL -> {
                    List<Posting> both = new ArrayList<>(lines);
                    booked.get(first.reversal().of()).forEach(part -> both.addAll(part.postings()));
                    assertZero(accounts(both), 0);
                }
            }
        });
    }

    private static void assertZero(Map<List<Object>, Long> sums, long mayMiss) {
        assertThat(sums).allSatisfy((what, sum) -> assertThat(sum).isBetween(-mayMiss, mayMiss));
    }

    /**
     * From an accepted draw on, the booked and claimed amounts of the reserve are not negative at any point, as long as
     * the draw is neither rejected nor reversed. Stated balances are outside this law, and these histories draw nothing
     * from one.
     */
    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_3_reserve_is_never_overdrawn_on_any_day_or_moment_from_a_draw_on(
            @ForAll("reserveCommandSequences") RandomCommandSequence story) {
        List<ReserveClaimEvent.ReserveDrawClaimed> draws = new ArrayList<>();
        List<PostingsBooked> booked = new ArrayList<>();
        Set<MutationId> over = new HashSet<>();
        InMemoryBookState book = new InMemoryBookState();
        CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        for (ActorCommand act : story.acts()) {
            if (rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted accepted) {
                book.record(accepted.events());
                for (Event event : accepted.events()) {
                    switch (event) {
                        case ReserveClaimEvent.ReserveDrawClaimed e -> draws.add(e);
                        case PostingsBooked e -> booked.add(e);
                        case ReserveClaimEvent.ReserveDrawReleased e -> over.add(e.mutation());
                        default -> {}
                    }
                }
                draws.stream()
                        .filter(draw -> !over.contains(draw.mutation()))
                        .forEach(draw -> assertCovered(draw, draws, booked, over, book.calendar()));
            }
        }
    }

    private static void assertCovered(
            ReserveClaimEvent.ReserveDrawClaimed claim,
            List<ReserveClaimEvent.ReserveDrawClaimed> claims,
            List<PostingsBooked> booked,
            Set<MutationId> over,
            MomentCalendar calendar) {
        Set<MutationId> done = booked.stream().map(PostingsBooked::mutation).collect(Collectors.toSet());
        Set<LocalDate> days = new HashSet<>(Set.of(claim.effectiveOn()));
        booked.forEach(part -> days.add(part.effectiveOn()));
        claims.forEach(other -> days.add(other.effectiveOn()));
        for (ReserveClaimEvent.ReserveDraw draw : claim.draws()) {
            for (LocalDate day : days) {
                for (Moment moment : calendar.registered().keySet()) {
                    if (day.isBefore(claim.effectiveOn())
                            || calendar.momentOrder().compare(moment, claim.moment()) < 0) {
                        continue;
                    }
                    long there = 0;
                    for (PostingsBooked part : booked) {
                        if (!part.effectiveOn().isAfter(day)
                                && calendar.momentOrder().compare(part.moment(), moment) <= 0) {
                            there += part.postings().stream()
                                    .filter(p -> draw.reserve().contains(p.item())
                                            && p.flow() == draw.flow()
                                            && p.year().equals(draw.year()))
                                    .mapToLong(p -> p.thousands().value())
                                    .sum();
                        }
                    }
                    for (ReserveClaimEvent.ReserveDrawClaimed other : claims) {
                        if (!over.contains(other.mutation())
                                && !done.contains(other.mutation())
                                && !other.effectiveOn().isAfter(day)
                                && calendar.momentOrder().compare(other.moment(), moment) <= 0) {
                            there += other.draws().stream()
                                    .filter(d -> d.reserve().equals(draw.reserve())
                                            && d.flow() == draw.flow()
                                            && d.year().equals(draw.year()))
                                    .mapToLong(d -> d.thousands().value())
                                    .sum();
                        }
                    }
                    assertThat(there).as("%s on %s at %s", draw, day, moment).isNotNegative();
                }
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_9_mutation_is_booked_only_with_enough_consents_of_every_touched_chapter(
            @ForAll("commandSequences") RandomCommandSequence story, @ForAll("policies") ConsentPolicy policy) {
        Map<MutationId, Map<String, Set<PersonId>>> consents = new HashMap<>();
        Map<PersonId, Actor> people = new HashMap<>();
        InMemoryBookState book =
                play(story, policy, (act, decision) -> people.put(act.actor().person(), act.actor()));
        Set<MutationId> fromDocument = new HashSet<>();
        for (Event event : book.events()) {
            switch (event) {
                case Event.MutationApproved e -> {
                    String chapter = facts(book, e.mutation()).chapter().value();
                    consent(consents, e.mutation(), chapter, people.get(e.by()));
                }
                case Event.MutationConfirmed e ->
                    consent(consents, e.mutation(), e.chapter().value(), people.get(e.by()));
                case Event.MutationAgreed e -> {
                    assertThat(people.get(e.by()).bookMandates()).contains(Mandate.INSPECTORATE);
                    given(consents, e.mutation(), INSPECTORATE, e.by());
                }
                case Event.MutationImported e -> {
                    assertThat(people.get(e.by()).bookMandates()).contains(Mandate.IMPORT);
                    fromDocument.add(e.mutation());
                }
                default -> {}
            }
        }

        for (Event.MutationBooked booked : book.events(Event.MutationBooked.class)) {
            Event.MutationProposed facts = facts(book, booked.mutation());
            Map<String, Set<PersonId>> given = consents.getOrDefault(booked.mutation(), Map.of());
            if (fromDocument.contains(booked.mutation())) {
                assertThat(given).isEmpty();
                continue;
            }
            facts.proposal()
                    .chapters()
                    .forEach(chapter -> assertThat(given.get(chapter.value()))
                            .hasSize(chapter.equals(facts.chapter()) ? 1 : policy.confirmingPeople()));
            assertThat(given.containsKey(INSPECTORATE))
                    .isEqualTo(policy.requiredConsents(facts.proposal()).agreement());
            List<PersonId> all = given.values().stream().flatMap(Set::stream).toList();
            assertThat(all).doesNotHaveDuplicates().doesNotContain(facts.by());
        }
    }

    private static void consent(
            Map<MutationId, Map<String, Set<PersonId>>> consents, MutationId mutation, String chapter, Actor by) {
        assertThat(by.mandatedChapters()).extracting(Object::toString).contains(chapter);
        given(consents, mutation, chapter, by.person());
    }

    private static void given(
            Map<MutationId, Map<String, Set<PersonId>>> consents, MutationId mutation, String of, PersonId by) {
        consents.computeIfAbsent(mutation, m -> new TreeMap<>())
                .computeIfAbsent(of, c -> new HashSet<>())
                .add(by);
    }

    private static InMemoryBookState play(
            RandomCommandSequence story, ConsentPolicy policy, BiConsumer<ActorCommand, Decision> watch) {
        CommandDecider rules = new CommandDecider(policy);
        InMemoryBookState book = new InMemoryBookState();
        for (ActorCommand act : story.acts()) {
            Decision decision = rules.decide(act.command(), act.actor(), book);
            watch.accept(act, decision);
            if (decision instanceof Decision.Accepted accepted) {
                book.record(accepted.events());
            }
        }
        return book;
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Decision.Accepted a -> "";
            case Decision.Refused(Refusal refusal) -> RefusalFormatter.format(refusal);
        };
    }

    /** Returns the sum of the postings of every account and of everything above it. */
    private static Map<List<Object>, Long> balances(InMemoryBookState book) {
        Map<List<Object>, Long> balances = new HashMap<>();
        book.events(PostingsBooked.class).stream()
                .flatMap(part -> part.postings().stream())
                .forEach(p -> p.item()
                        .account()
                        .ancestorsAndSelf()
                        .forEach(level -> balances.merge(
                                List.of(level.toString(), p.flow(), p.year().value()),
                                p.thousands().value(),
                                Long::sum)));
        return balances;
    }

    private static Map<List<Object>, Long> balances(ReferenceBook model, Set<List<Object>> accounts) {
        return accounts.stream()
                .collect(Collectors.toMap(
                        account -> account,
                        account -> model.balance(
                                (String) account.get(0), ((Flow) account.get(1)).name(), (int) account.get(2))));
    }

    /** The last statement of each chapter, package, article, year and moment, from the state that decisions read. */
    private static Map<String, String> statements(InMemoryBookState book) {
        Map<String, String> last = new HashMap<>();
        book.events(Event.ChapterOpened.class).forEach(opened -> {
            ChapterConstraints stated = ((Chapter.Open) book.chapter(opened.chapter())).constraints();
            stated.marginCaps()
                    .forEach((year, cap) -> last.put(
                            "cap " + cap.chapter() + " " + year,
                            cap.moment() + " " + cap.thousands() + " " + cap.source()));
            stated.coverageForms()
                    .forEach((coverage, form) -> last.put("cover " + opened.chapter() + " " + coverage, form.name()));
            stated.flexibility()
                    .forEach((key, one) -> last.put(
                            "flexibility " + key.item() + " " + key.year() + " " + key.moment(), one.toString()));
        });
        return last;
    }

    private static Map<String, String> states(InMemoryBookState book) {
        return book.events(Event.MutationProposed.class).stream()
                .map(e -> book.mutation(e.mutation()).asProposed().orElseThrow())
                .collect(Collectors.toMap(Mutation.Proposed::number, Mutation.Proposed::state));
    }

    private static Set<String> reserves(InMemoryBookState book) {
        return book.events(Event.ChapterOpened.class).stream()
                .map(e -> (Chapter.Open) book.chapter(e.chapter()))
                .flatMap(open -> open.reserves().reserveItems().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** The links that hold: of reorganisations booked, and not taken back since. */
    private static Set<String> lineage(InMemoryBookState book) {
        Map<String, Integer> links = new HashMap<>();
        for (Event event : book.events()) {
            switch (event) {
                case Event.LineageLinked e ->
                    e.links().forEach(link -> links.merge(link.was() + " " + link.becomes(), 1, Integer::sum));
                case Event.LineageUnlinked e ->
                    e.links().forEach(link -> links.merge(link.was() + " " + link.becomes(), -1, Integer::sum));
                default -> {}
            }
        }
        links.values().removeIf(times -> times == 0);
        return links.keySet();
    }

    /** Over the years, for each article and flow. */
    private static Map<List<Object>, Long> flows(List<Posting> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> List.of(line.flow()),
                        Collectors.summingLong(line -> line.thousands().value())));
    }

    /** Expenditure less receipts of each year. */
    private static Map<List<Object>, Long> differences(List<Posting> lines) {
        return lines.stream()
                .filter(line -> line.flow() != Flow.COMMITMENTS)
                .collect(Collectors.groupingBy(
                        line -> List.of(line.year()),
                        Collectors.summingLong(line -> (line.flow() == Flow.EXPENDITURE ? 1 : -1)
                                * line.thousands().value())));
    }

    private static Map<List<Object>, Long> columns(List<Posting> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> List.of(line.flow(), line.year()),
                        Collectors.summingLong(line -> line.thousands().value())));
    }

    private static Map<List<Object>, Long> accounts(List<Posting> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> List.of(line.item(), line.flow(), line.year()),
                        Collectors.summingLong(line -> line.thousands().value())));
    }

    private static Event.MutationProposed facts(InMemoryBookState book, MutationId mutation) {
        return book.mutation(mutation).asProposed().orElseThrow().proposedEvent();
    }
}
