package nl.mutatieboek.budget;

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
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import nl.mutatieboek.budget.Event.PostingsBooked;
import nl.mutatieboek.budget.model.PlainBook;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Posting;

/** The laws, in random stories and against a plain reference model. */
class LawsTest {
    @Provide
    Arbitrary<Story> stories() {
        return Story.stories();
    }

    @Provide
    Arbitrary<Story> storiesOfAReserve() {
        return Story.storiesOfAReserve();
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void the_rules_answer_every_command_as_the_plain_model_does(
            @ForAll("stories") Story story, @ForAll @IntRange(min = 1, max = 2) int confirmingPeople) {
        PlainBook model = new PlainBook(confirmingPeople);

        BookInMemory book = play(story, confirmingPeople, (act, decision) -> {
            String answer = told(decision);
            assertThat(model.answer(act.actor(), act.command())).as("%s", act).isEqualTo(answer);
            Statistics.collect(answer.isEmpty() ? "accepted" : answer.split(" ")[0]);
        });

        assertThat(balances(book)).isEqualTo(balances(model, balances(book).keySet()));
        assertThat(states(book)).isEqualTo(model.states());
        assertThat(reserves(book)).isEqualTo(model.reserves());
        // The stories are worth something: much is accepted, and what is refused is refused for many reasons.
        Statistics.coverage(coverage -> {
            coverage.check("accepted").percentage(share -> share > 30);
            for (String refusal : List.of(
                    "reserve-overdrawn",
                    "already-opened",
                    "already-consented",
                    "proposer-may-not-consent",
                    "moment-is-closed",
                    "unbalanced",
                    "not-a-reserve",
                    "reversal-under-way",
                    "not-reversed")) {
                coverage.check(refusal).count(count -> count > 0);
            }
        });
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_2_every_kind_keeps_its_invariant_and_a_reversal_and_its_original_sum_to_nothing(
            @ForAll("stories") Story story) {
        BookInMemory book = play(story, 1, (act, decision) -> {});

        Map<MutationId, List<PostingsBooked>> booked =
                book.events(PostingsBooked.class).stream().collect(Collectors.groupingBy(PostingsBooked::mutation));
        booked.forEach((mutation, parts) -> {
            PostingsBooked first = parts.getFirst();
            List<Posting> lines =
                    parts.stream().flatMap(part -> part.postings().stream()).toList();
            switch (first.kind()) {
                case OPENING, RESERVATION, RE_ESTIMATE -> assertThat(parts).hasSize(1);
                case RESERVE_ALLOCATION, REALLOCATION -> {
                    assertThat(parts).hasSize(1);
                    assertThat(columns(lines))
                            .allSatisfy((column, sum) -> assertThat(sum).isZero());
                }
                case TRANSFER -> {
                    assertThat(parts).hasSize(2);
                    assertThat(columns(lines))
                            .allSatisfy((column, sum) -> assertThat(sum).isZero());
                }
                case REVERSAL -> {
                    List<Posting> both = new ArrayList<>(lines);
                    booked.get(first.reversal().of()).forEach(part -> both.addAll(part.postings()));
                    assertThat(accounts(both))
                            .allSatisfy((account, sum) -> assertThat(sum).isZero());
                }
                default -> throw new AssertionError("Booked without a rule: " + first.kind());
            }
        });
    }

    /**
     * At every point from an accepted draw on, what is booked and what is claimed of the reserve is not negative, as long as
     * the draw is neither over nor undone. Openings lie outside the law, and these stories open no reserve.
     */
    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_3_no_reserve_is_overdrawn_on_any_day_or_at_any_moment_from_a_draw_on(
            @ForAll("storiesOfAReserve") Story story) {
        List<Event.DrawClaimed> draws = new ArrayList<>();
        List<PostingsBooked> booked = new ArrayList<>();
        Set<MutationId> over = new HashSet<>();
        BookInMemory book = new BookInMemory();
        Rules rules = new Rules(new ConsentPolicy(1, 1, Set.of()));
        for (Act act : story.acts()) {
            if (rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted accepted) {
                book.record(accepted.events());
                for (Event event : accepted.events()) {
                    switch (event) {
                        case Event.DrawClaimed e -> draws.add(e);
                        case PostingsBooked e -> booked.add(e);
                        case Event.DrawReleased e -> over.add(e.mutation());
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
            Event.DrawClaimed claim,
            List<Event.DrawClaimed> claims,
            List<PostingsBooked> booked,
            Set<MutationId> over,
            Calendar calendar) {
        Set<MutationId> done = booked.stream().map(PostingsBooked::mutation).collect(Collectors.toSet());
        Set<LocalDate> days = new HashSet<>(Set.of(claim.effectiveOn()));
        booked.forEach(part -> days.add(part.effectiveOn()));
        claims.forEach(other -> days.add(other.effectiveOn()));
        for (Event.Draw draw : claim.draws()) {
            for (LocalDate day : days) {
                for (Moment moment : calendar.submitted().keySet()) {
                    if (day.isBefore(claim.effectiveOn()) || calendar.line().compare(moment, claim.moment()) < 0) {
                        continue;
                    }
                    long there = 0;
                    for (PostingsBooked part : booked) {
                        if (!part.effectiveOn().isAfter(day) && calendar.line().compare(part.moment(), moment) <= 0) {
                            there += part.postings().stream()
                                    .filter(p -> draw.reserve().contains(p.item())
                                            && p.flow() == draw.flow()
                                            && p.year().equals(draw.year()))
                                    .mapToLong(p -> p.thousands().value())
                                    .sum();
                        }
                    }
                    for (Event.DrawClaimed other : claims) {
                        if (!over.contains(other.mutation())
                                && !done.contains(other.mutation())
                                && !other.effectiveOn().isAfter(day)
                                && calendar.line().compare(other.moment(), moment) <= 0) {
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

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_9_nothing_is_booked_without_the_consent_of_enough_other_people_of_every_chapter_that_it_touches(
            @ForAll("stories") Story story, @ForAll @IntRange(min = 1, max = 2) int confirmingPeople) {
        Map<MutationId, Map<String, Set<PersonId>>> consents = new HashMap<>();
        Map<PersonId, Actor> people = new HashMap<>();
        BookInMemory book = play(
                story,
                confirmingPeople,
                (act, decision) -> people.put(act.actor().person(), act.actor()));
        for (Event event : book.events()) {
            switch (event) {
                case Event.MutationApproved e -> {
                    String chapter = facts(book, e.mutation()).chapter().value();
                    consent(consents, e.mutation(), chapter, people.get(e.by()));
                }
                case Event.MutationConfirmed e ->
                    consent(consents, e.mutation(), e.chapter().value(), people.get(e.by()));
                default -> {}
            }
        }

        for (Event.MutationBooked booked : book.events(Event.MutationBooked.class)) {
            Event.MutationProposed facts = facts(book, booked.mutation());
            Map<String, Set<PersonId>> given = consents.get(booked.mutation());
            facts.proposal()
                    .chapters()
                    .forEach(chapter -> assertThat(given.get(chapter.value()))
                            .hasSize(chapter.equals(facts.chapter()) ? 1 : confirmingPeople));
            List<PersonId> all = given.values().stream().flatMap(Set::stream).toList();
            assertThat(all).doesNotHaveDuplicates().doesNotContain(facts.by());
        }
    }

    private static void consent(
            Map<MutationId, Map<String, Set<PersonId>>> consents, MutationId mutation, String chapter, Actor by) {
        assertThat(by.actsFor()).extracting(Object::toString).contains(chapter);
        consents.computeIfAbsent(mutation, m -> new TreeMap<>())
                .computeIfAbsent(chapter, c -> new HashSet<>())
                .add(by.person());
    }

    private static BookInMemory play(Story story, int confirmingPeople, BiConsumer<Act, Decision> watch) {
        Rules rules = new Rules(new ConsentPolicy(confirmingPeople, 1, Set.of()));
        BookInMemory book = new BookInMemory();
        for (Act act : story.acts()) {
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
            case Decision.Refused(Refusal refusal) -> Told.of(refusal);
        };
    }

    /** What is booked on every account and on everything above it. */
    private static Map<List<Object>, Long> balances(BookInMemory book) {
        Map<List<Object>, Long> balances = new HashMap<>();
        book.events(PostingsBooked.class).stream()
                .flatMap(part -> part.postings().stream())
                .forEach(p -> p.item()
                        .account()
                        .lineage()
                        .forEach(level -> balances.merge(
                                List.of(level.toString(), p.flow(), p.year().value()),
                                p.thousands().value(),
                                Long::sum)));
        return balances;
    }

    private static Map<List<Object>, Long> balances(PlainBook model, Set<List<Object>> accounts) {
        return accounts.stream()
                .collect(Collectors.toMap(
                        account -> account,
                        account -> model.balance(
                                (String) account.get(0), ((Flow) account.get(1)).name(), (int) account.get(2))));
    }

    private static Map<String, String> states(BookInMemory book) {
        return book.events(Event.MutationProposed.class).stream()
                .map(e -> book.mutation(e.mutation()).proposed().orElseThrow())
                .collect(Collectors.toMap(Mutation.Proposed::number, Mutation.Proposed::state));
    }

    private static Set<String> reserves(BookInMemory book) {
        return book.events(Event.ChapterOpened.class).stream()
                .map(e -> (Chapter.Open) book.chapter(e.chapter()))
                .flatMap(open -> open.reserves().reserves().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
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

    private static Event.MutationProposed facts(BookInMemory book, MutationId mutation) {
        return book.mutation(mutation).proposed().orElseThrow().facts();
    }
}
