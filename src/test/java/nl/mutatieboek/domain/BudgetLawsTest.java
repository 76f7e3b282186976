package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.RandomHistoryFixture.play;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;

/** The laws on random histories. */
class BudgetLawsTest {
    private static final String INSPECTORATE = "inspectorate";

    @Provide
    Arbitrary<RandomCommandSequence> commandSequences() {
        return RandomCommandSequence.commandSequences();
    }

    @Provide
    Arbitrary<RandomCommandSequence> reserveCommandSequences() {
        return RandomCommandSequence.reserveCommandSequences();
    }

    @Provide
    Arbitrary<ConsentPolicy> policies() {
        return RandomHistoryFixture.policies();
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
        for (Event.MutationProposed found : book.events(Event.MutationProposed.class)) {
            MutationId by = reversed.get(found.mutation());
            Mutation state = book.mutation(found.mutation());
            assertThat(state instanceof Mutation.Reversed).isEqualTo(by != null);
            if (state instanceof Mutation.Reversed r) {
                assertThat(r.reversalId()).isEqualTo(by);
            }
            MutationId corrected = found.proposal().corrects();
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
