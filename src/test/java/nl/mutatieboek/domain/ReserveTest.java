package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.reject;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.reversed;
import static nl.mutatieboek.domain.Acts.sendBack;
import static nl.mutatieboek.domain.Acts.withdraw;
import static nl.mutatieboek.domain.Draft.allocation;
import static nl.mutatieboek.domain.Draft.opening;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.reallocation;
import static nl.mutatieboek.domain.Draft.reservation;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.Scenario.given;
import static nl.mutatieboek.domain.TheBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Refusal.NotAReserve;
import nl.mutatieboek.domain.Refusal.ReserveOverdrawn;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A reserve is never overdrawn, at any effective date and at any moment from the draw on (law 3). */
class ReserveTest {
    private static final Step PRESENTED = Acts.present("2026-OWB", "XX", "2025-09-16");

    /**
     * 100 from 25 April 2025 in 2025-O1, and 50 more from 1 January 2026 in 2026-OWB. What lies there, by moment (downwards)
     * and day:
     *
     * <pre>
     *                 2025-04-25   2026-01-01
     * 2025-O1                100          100
     * 2026-OWB               100          150
     * </pre>
     */
    private static final Step RESERVED = Step.of(
            booked("reserve", reservation(EARMARK + " U 2026 100").in("2025-O1").on("2025-04-25")),
            booked("more", reservation(EARMARK + " U 2026 50").in("2026-OWB").on("2026-01-01")));

    @ParameterizedTest(name = "in {0} from {1}: {2} fits, one more does not: on {3} at {4} there lies {2}")
    @CsvSource({
        // moment, day,        fits, and one more is short first on, and at
        "2025-OWB, 2026-01-01,    0, 2026-01-01, 2025-OWB",
        "2025-O1,  2025-04-24,    0, 2025-04-24, 2025-O1",
        "2025-O1,  2025-04-25,  100, 2025-04-25, 2025-O1",
        "2025-O1,  2025-12-31,  100, 2025-12-31, 2025-O1",
        "2025-O1,  2026-01-01,  100, 2026-01-01, 2025-O1",
        "2026-OWB, 2025-04-24,    0, 2025-04-24, 2026-OWB",
        "2026-OWB, 2025-04-25,  100, 2025-04-25, 2026-OWB",
        "2026-OWB, 2025-12-31,  100, 2025-12-31, 2026-OWB",
        "2026-OWB, 2026-01-01,  150, 2026-01-01, 2026-OWB",
        "2026-O1,  2026-01-01,  150, 2026-01-01, 2026-O1",
        "2026-O1,  2030-01-01,  150, 2030-01-01, 2026-O1",
    })
    void a_draw_is_covered_by_what_lies_there_at_its_own_day_and_moment(
            String moment, String day, long fits, String shortOn, String shortAt) {
        if (fits > 0) {
            given(RESERVED).when(propose("draw", draw(fits, moment, day))).thenAccepted();
        }
        given(RESERVED)
                .when(propose("draw", draw(fits + 1, moment, day)))
                .thenRefused(overdrawn(EARMARK, shortOn, shortAt, fits, 0, fits + 1));
    }

    @ParameterizedTest(name = "in {0} from {1}: one more than {2} is short first on {3} at {4}")
    @CsvSource({
        // moment, day,        fits, and one more is short first on, and at
        "2025-O1,  2025-04-25,   30, 2026-06-01, 2026-OWB",
        "2025-O1,  2026-05-31,   30, 2026-06-01, 2026-OWB",
        "2025-O1,  2026-06-01,   30, 2026-06-01, 2026-OWB",
        "2025-O1,  2027-01-01,   30, 2027-01-01, 2026-OWB",
        "2026-OWB, 2025-04-25,   30, 2026-06-01, 2026-OWB",
        "2026-OWB, 2026-06-01,   30, 2026-06-01, 2026-OWB",
        "2026-O1,  2026-05-31,   30, 2026-06-01, 2026-O1",
        "2026-O1,  2027-01-01,   30, 2027-01-01, 2026-O1",
    })
    void a_backdated_draw_leaves_later_draws_covered(
            String moment, String day, long fits, String shortOn, String shortAt) {
        Draft later = draw(120, "2026-OWB", "2026-06-01");
        Step whileBooked = Step.of(RESERVED, booked("later", later));
        Step whilePending = Step.of(RESERVED, propose("later", later));

        given(whileBooked).when(propose("draw", draw(fits, moment, day))).thenAccepted();
        given(whileBooked)
                .when(propose("draw", draw(fits + 1, moment, day)))
                .thenRefused(overdrawn(EARMARK, shortOn, shortAt, 30, 0, fits + 1));
        given(whilePending).when(propose("draw", draw(fits, moment, day))).thenAccepted();
        given(whilePending)
                .when(propose("draw", draw(fits + 1, moment, day)))
                .thenRefused(overdrawn(EARMARK, shortOn, shortAt, 150, -120, fits + 1));
    }

    @Test
    void two_draws_of_which_neither_follows_the_other_share_what_lies_after_both() {
        given(
                        booked("reserve", reservation(EARMARK + " U 2026 100").in("2025-O1")),
                        booked("late_in_an_early_moment", draw(60, "2025-O1", "2026-06-01")))
                .when(propose("draw", draw(41, "2026-OWB", "2025-10-01")))
                .thenRefused(overdrawn(EARMARK, "2026-06-01", "2026-OWB", 40, 0, 41));
    }

    @Test
    void a_later_reservation_does_not_cover_an_earlier_draw() {
        given(
                        booked("reserve", reservation(EARMARK + " U 2026 10").in("2025-O1")),
                        booked("more", reservation(EARMARK + " U 2026 90").in("2026-O1")))
                .when(propose("draw", draw(11, "2025-O1", "2025-04-25")))
                .thenRefused(overdrawn(EARMARK, "2025-04-25", "2025-O1", 10, 0, 11));
    }

    static Stream<Arguments> draws() {
        return Stream.of(
                arguments(allocation(EARMARK + " U 2026 -101", "XX/37 U 2026 101")),
                arguments(reallocation(EARMARK + " U 2026 -101", "XX/92 U 2026 101")),
                arguments(transfer(EARMARK + " U 2026 -101", "XVII/~ U 2026 101")),
                arguments(reEstimate(EARMARK + " U 2026 -101")),
                arguments(reEstimate(EARMARK + "/coa U 2026 -101")),
                arguments(reEstimate(EARMARK + "/~ U 2026 -101")),
                arguments(reEstimate(EARMARK + " U 2026 -100", EARMARK + "/coa U 2026 -1")));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void every_kind_that_takes_one_more_than_there_is_is_refused(Draft draw) {
        given(booked("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("draw", draw))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 100, 0, 101));
    }

    @Test
    void an_opening_does_not_draw_on_a_reserve() {
        given(booked("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("opening", opening(EARMARK + " U 2026 -1")))
                .thenRefused(new Refusal.WrongSign(
                        MutationKind.OPENING,
                        ItemPath.parse(EARMARK),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        new Thousands(-1)));
        given(booked("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("opening", opening(EARMARK + " U 2026 1")))
                .thenAccepted();
    }

    /** A mutation of each kind that takes 101 from the reserve and keeps the rest of its rule. */
    static Draft taking(MutationKind kind) {
        return switch (kind) {
            case OPENING, PUBLISHED, RE_ESTIMATE, INTENSIFICATION, SPENDING_CUT, AMENDMENT, GOVERNMENT_AMENDMENT ->
                Draft.of(kind, EARMARK + " U 2026 -101");
            case RESERVATION -> Draft.of(kind, EARMARK + " U 2026 -101");
            case TRANSFER -> Draft.of(kind, "XVII/~ U 2026 101", EARMARK + " U 2026 -101");
            case REALLOCATION, RESERVE_ALLOCATION -> Draft.of(kind, EARMARK + " U 2026 -101", "XX/37 U 2026 101");
            case CASH_SHIFT -> Draft.of(kind, EARMARK + " U 2026 -101", EARMARK + " U 2028 101");
            case GROSS_UP -> Draft.of(kind, EARMARK + " U 2026 -101", "XX/91 O 2026 -101");
            case WAGE_AND_PRICE_ADJUSTMENT, YEAR_END_MARGIN ->
                Draft.of(kind, "AP/~ U 2026 101", EARMARK + " U 2026 -101");
            case EXTRAPOLATION ->
                Draft.of(kind)
                        .posting(Draft.posting(EARMARK + " U 2031 -101", "It ends"))
                        .in("2026-O1");
            case FINAL_BUDGET -> Draft.of(kind, EARMARK + " U 2026 -101");
            case REORGANISATION ->
                Draft.of(kind, EARMARK + " U 2026 -101", "XX/37 U 2026 101")
                        .saying(Saying.nothing().lineage("XX/92 XX/37"));
            case REVERSAL -> throw new IllegalArgumentException("It has a command of its own");
        };
    }

    private static final Set<MutationKind> STATED_BY_DOCUMENTS =
            EnumSet.of(MutationKind.OPENING, MutationKind.PUBLISHED, MutationKind.FINAL_BUDGET);

    /** Alone, with others, or from a document; and, of what is booked before the item becomes a reserve, by its birth. */
    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void no_kind_leaves_a_reserve_below_zero_on_any_way_but_a_stated_balance_of_a_document(MutationKind kind) {
        Draft draft = taking(kind);
        Step reserve =
                Step.of(PRESENTED, booked("reserve", reservation(EARMARK + " U 2026 100", EARMARK + " U 2030 100")));
        CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        Act alone = propose("it", draft);
        Act fits = propose("fits", reEstimate("XX/37 U 2026 1"));
        Act together = Acts.together(fits, alone);
        Act fromDocument = Acts.take("it", draft);

        for (Act act : List.of(alone, together, fromDocument)) {
            BookInMemory book = given(reserve).book();
            boolean stated = act == fromDocument && STATED_BY_DOCUMENTS.contains(kind);
            assertThat(rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted)
                    .as("%s", act.command())
                    .isEqualTo(stated);
        }

        // What is booked first, in whatever way, keeps the item from becoming a reserve until it is covered.
        Scenario before = given(PRESENTED);
        if (rules.decide(alone.command(), alone.actor(), before.book()) instanceof Decision.Accepted) {
            before.and(booked("it", draft));
        } else if (rules.decide(fromDocument.command(), fromDocument.actor(), before.book())
                instanceof Decision.Accepted) {
            before.and(fromDocument);
        } else {
            return;
        }
        before.when(propose("born", reservation(EARMARK + " U 2026 100"))).thenRefusedAs("reserve-below-zero");
        before.when(Acts.take("born", reservation(EARMARK + " U 2026 100"))).thenRefusedAs("reserve-below-zero");
    }

    @Test
    void what_is_pending_when_its_item_becomes_a_reserve_is_held_to_it() {
        given(
                        propose("cut", reEstimate(EARMARK + " U 2026 -11")),
                        booked("reserve", reservation(EARMARK + " U 2026 10")))
                .when(approve("cut"))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 10, 0, 11));
        given(
                        propose("reserve", reservation(EARMARK + " U 2026 10")),
                        booked("cut", reEstimate(EARMARK + " U 2026 -11")))
                .when(approve("reserve"))
                .thenRefusedAs("reserve-below-zero");
    }

    @Test
    void what_was_below_zero_on_an_earlier_day_or_in_an_earlier_moment_becomes_no_reserve() {
        for (Draft cut : List.of(
                reEstimate(EARMARK + "/coa U 2026 -11").in("2025-O1"),
                reEstimate(EARMARK + " U 2026 -11").on("2025-01-01"),
                reEstimate(EARMARK + " O 2027 -1"))) {
            given(booked("cut", cut))
                    .when(propose("reserve", reservation(EARMARK + " U 2026 20")))
                    .thenRefusedAs("reserve-below-zero");
            given(booked("cut", cut), reversed("back", "cut"))
                    .when(propose("reserve", reservation(EARMARK + " U 2026 20")))
                    .thenAccepted();
        }
        // Within the reservation's own point it covers as much as it adds.
        given(booked("cut", reEstimate(EARMARK + " U 2026 -10")))
                .when(propose("reserve", reservation(EARMARK + " U 2026 10")))
                .thenAccepted();
    }

    @Test
    void a_reservation_of_which_one_was_drawn_cannot_be_reversed() {
        Step drawn = booked("draw", draw(1, "2026-OWB", "2025-09-16"));
        Step reserve = booked("reserve", reservation(EARMARK + " U 2026 100"));

        given(reserve).when(reverse("back", "reserve")).thenAccepted();
        given(reserve, drawn)
                .when(reverse("back", "reserve"))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 99, 0, 100));
        given(reserve, drawn, reversed("undo", "draw"))
                .when(reverse("back", "reserve"))
                .thenAccepted();
    }

    @Test
    void the_reversal_of_a_reversed_draw_is_a_draw_again() {
        given(
                        booked("reserve", reservation(EARMARK + " U 2026 100")),
                        booked("draw", draw(80, "2026-OWB", "2025-09-16")),
                        reversed("undo", "draw"),
                        booked("other", draw(30, "2026-OWB", "2025-09-16")))
                .when(reverse("restore", "undo"))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 70, 0, 80));
    }

    @Test
    void what_a_mutation_gives_and_takes_on_one_reserve_is_its_balance() {
        given(booked("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose(
                        "move", reallocation(EARMARK + " U 2026 -150", EARMARK + "/coa U 2026 50", "XX/37 U 2026 100")))
                .thenAccepted();
    }

    @Test
    void flows_and_years_of_a_reserve_do_not_cover_each_other() {
        Step reserve = booked("reserve", reservation(EARMARK + " U 2026 100", EARMARK + " U 2027 5"));

        given(reserve)
                .when(propose("draw", reEstimate(EARMARK + " V 2026 -1")))
                .thenRefused(new ReserveOverdrawn(
                        ItemPath.parse(EARMARK),
                        Flow.COMMITMENTS,
                        new BudgetYear(2026),
                        LocalDate.parse("2025-09-16"),
                        Moment.parse("2026-OWB"),
                        Thousands.ZERO,
                        Thousands.ZERO,
                        Thousands.ZERO,
                        new Thousands(1)));
        given(reserve)
                .when(propose("draw", reEstimate(EARMARK + " U 2026 -100", EARMARK + " U 2027 -6")))
                .thenRefused(new ReserveOverdrawn(
                        ItemPath.parse(EARMARK),
                        Flow.EXPENDITURE,
                        new BudgetYear(2027),
                        LocalDate.parse("2025-09-16"),
                        Moment.parse("2026-OWB"),
                        new Thousands(5),
                        Thousands.ZERO,
                        new Thousands(5),
                        new Thousands(6)));
    }

    @Test
    void a_reserve_within_a_reserve_is_drawn_from_both() {
        String coa = EARMARK + "/coa";
        Step reserves = Step.of(
                booked("reserve", reservation(EARMARK + " U 2026 100")),
                booked("within", reservation(coa + " U 2026 50")));

        given(reserves).when(propose("draw", reEstimate(coa + " U 2026 -50"))).thenAccepted();
        given(reserves)
                .when(propose("draw", reEstimate(coa + " U 2026 -51")))
                .thenRefused(overdrawn(coa, "2025-09-16", "2026-OWB", 50, 0, 51));
        given(reserves, booked("outside", reEstimate(EARMARK + " U 2026 -120")))
                .when(propose("draw", reEstimate(coa + " U 2026 -31")))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 30, 0, 31));
    }

    @Test
    void an_item_that_becomes_a_reserve_later_brings_what_lay_on_it() {
        Step ordinary = booked("cut", reEstimate("XX/92/klimaat U 2026 -30"));
        Step reserve = booked("reserve", reservation("XX/92/klimaat U 2026 100"));

        given(ordinary)
                .when(propose("draw", allocation("XX/92/klimaat U 2026 -1", "XX/37 U 2026 1")))
                .thenRefused(new NotAReserve(ItemPath.parse("XX/92/klimaat")));
        given(ordinary, reserve)
                .when(propose("draw", reEstimate("XX/92/klimaat U 2026 -70")))
                .thenAccepted();
        given(ordinary, reserve)
                .when(propose("draw", reEstimate("XX/92/klimaat U 2026 -71")))
                .thenRefused(overdrawn("XX/92/klimaat", "2025-09-16", "2026-OWB", 70, 0, 71));
    }

    @Test
    void what_was_proposed_before_the_item_became_a_reserve_is_measured_when_it_is_booked() {
        given(
                        propose("cut", reEstimate("XX/92/klimaat U 2026 -30")),
                        booked("reserve", reservation("XX/92/klimaat U 2026 100")),
                        booked("draw", reEstimate("XX/92/klimaat U 2026 -71")))
                .when(approve("cut"))
                .thenRefused(overdrawn("XX/92/klimaat", "2025-09-16", "2026-OWB", 29, 0, 30));
    }

    @Test
    void an_article_beside_the_reserve_may_be_negative() {
        given(booked("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("cut", reEstimate("XX/92 U 2026 -500")))
                .thenAccepted();
    }

    @Test
    void a_reserve_without_a_budget_statement_lies_directly_below_its_chapter() {
        given().when(propose("reserve", reservation("AP/asielmaatregelen U 2026 100"))
                        .by(People.TREASURER))
                .thenAccepted()
                .and(approve("reserve").by(People.CONTROLLER))
                .when(propose("draw", transfer("AP/asielmaatregelen U 2026 -101", "XX/37 U 2026 101"))
                        .by(People.TREASURER))
                .thenRefused(overdrawn("AP/asielmaatregelen", "2025-09-16", "2026-OWB", 100, 0, 101));
    }

    static Stream<Arguments> endings() {
        return Stream.of(arguments(reject("first")), arguments(sendBack("first")), arguments(withdraw("first")));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void a_pending_draw_counts_until_it_comes_to_nothing(Act ending) {
        Step waiting = Step.of(
                booked("reserve", reservation(EARMARK + " U 2026 100")),
                propose("first", draw(60, "2026-OWB", "2025-09-16")));
        Act second = propose("second", draw(41, "2026-OWB", "2025-09-16"));

        given(waiting).when(second).thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 100, -60, 41));
        given(waiting).when(ending).thenAccepted().when(second).thenAccepted();
    }

    @Test
    void a_draw_is_not_in_its_own_way_when_it_is_booked() {
        given(
                        booked("reserve", reservation(EARMARK + " U 2026 100")),
                        propose("draw", draw(100, "2026-OWB", "2025-09-16")))
                .when(approve("draw"))
                .thenAccepted();
    }

    @Test
    void what_a_pending_mutation_would_add_covers_nothing() {
        given(
                        booked("reserve", reservation(EARMARK + " U 2026 100")),
                        propose("more", reservation(EARMARK + " U 2026 100")))
                .when(propose("draw", draw(101, "2026-OWB", "2025-09-16")))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 100, 0, 101));
    }

    private static Draft draw(long thousands, String moment, String day) {
        return allocation(EARMARK + " U 2026 -" + thousands, "XX/37 U 2026 " + thousands)
                .in(moment)
                .on(day);
    }

    private static ReserveOverdrawn overdrawn(
            String item, String on, String at, long booked, long pending, long asked) {
        return new ReserveOverdrawn(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(2026),
                LocalDate.parse(on),
                Moment.parse(at),
                new Thousands(booked),
                new Thousands(pending),
                new Thousands(booked + pending),
                new Thousands(asked));
    }
}
