package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.opening;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reallocation;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.chapter.ReserveDrawFixture.PRESENTED;
import static nl.mutatieboek.domain.chapter.ReserveDrawFixture.RESERVED;
import static nl.mutatieboek.domain.chapter.ReserveDrawFixture.draw;
import static nl.mutatieboek.domain.chapter.ReserveDrawFixture.overdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.InMemoryBookState;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.KindRefusal;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.StructureRefusal.NotAReserve;
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
class ReserveDrawTest {
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
    void reserve_draw_is_limited_by_the_balance_at_its_day_and_moment(
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
    void backdated_reserve_draw_must_leave_later_draws_covered(
            String moment, String day, long fits, String shortOn, String shortAt) {
        ProposalDraft later = draw(120, "2026-OWB", "2026-06-01");
        CommandScript whileBooked = CommandScript.of(RESERVED, bookMutation("later", later));
        CommandScript whilePending = CommandScript.of(RESERVED, propose("later", later));

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
    void reserve_draws_without_mutual_order_share_the_balance_after_both() {
        given(
                        bookMutation(
                                "reserve", reservation(EARMARK + " U 2026 100").withMoment("2025-O1")),
                        bookMutation("late_in_an_early_moment", draw(60, "2025-O1", "2026-06-01")))
                .when(propose("draw", draw(41, "2026-OWB", "2025-10-01")))
                .thenRefused(overdrawn(EARMARK, "2026-06-01", "2026-OWB", 40, 0, 41));
    }

    @Test
    void later_reservation_does_not_cover_an_earlier_reserve_draw() {
        given(
                        bookMutation(
                                "reserve", reservation(EARMARK + " U 2026 10").withMoment("2025-O1")),
                        bookMutation("more", reservation(EARMARK + " U 2026 90").withMoment("2026-O1")))
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
    void reserve_draw_of_one_more_than_the_balance_is_refused_for_every_kind(ProposalDraft draw) {
        given(bookMutation("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("draw", draw))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 100, 0, 101));
    }

    @Test
    void opening_of_a_reserve_may_not_be_negative() {
        given(bookMutation("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("opening", opening(EARMARK + " U 2026 -1")))
                .thenRefused(new KindRefusal.WrongSign(
                        MutationKind.OPENING,
                        ItemPath.parse(EARMARK),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        new Thousands(-1)));
        given(bookMutation("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("opening", opening(EARMARK + " U 2026 1")))
                .thenAccepted();
    }

    /** A mutation of each kind that takes 101 from the reserve and keeps the rest of its rule. */
    static ProposalDraft drawingMutation(MutationKind kind) {
        return switch (kind) {
            case OPENING, PUBLISHED, RE_ESTIMATE, INTENSIFICATION, SPENDING_CUT, AMENDMENT, GOVERNMENT_AMENDMENT ->
                ProposalDraft.of(kind, EARMARK + " U 2026 -101");
            case RESERVATION -> ProposalDraft.of(kind, EARMARK + " U 2026 -101");
            case TRANSFER -> ProposalDraft.of(kind, "XVII/~ U 2026 101", EARMARK + " U 2026 -101");
            case REALLOCATION, RESERVE_ALLOCATION ->
                ProposalDraft.of(kind, EARMARK + " U 2026 -101", "XX/37 U 2026 101");
            case CASH_SHIFT -> ProposalDraft.of(kind, EARMARK + " U 2026 -101", EARMARK + " U 2028 101");
            case GROSS_UP -> ProposalDraft.of(kind, EARMARK + " U 2026 -101", "XX/91 O 2026 -101");
            case WAGE_AND_PRICE_ADJUSTMENT, YEAR_END_MARGIN ->
                ProposalDraft.of(kind, "AP/~ U 2026 101", EARMARK + " U 2026 -101");
            case EXTRAPOLATION ->
                ProposalDraft.of(kind)
                        .posting(ProposalDraft.posting(EARMARK + " U 2031 -101", "It ends"))
                        .withMoment("2026-O1");
            case FINAL_BUDGET -> ProposalDraft.of(kind, EARMARK + " U 2026 -101");
            case REORGANISATION ->
                ProposalDraft.of(kind, EARMARK + " U 2026 -101", "XX/37 U 2026 101")
                        .withDetails(KindDetailsBuilder.empty().lineage("XX/92 XX/37"));
            case REVERSAL -> throw new IllegalArgumentException("It has a command of its own");
        };
    }

    private static final Set<MutationKind> STATED_BY_DOCUMENTS =
            EnumSet.of(MutationKind.OPENING, MutationKind.PUBLISHED, MutationKind.FINAL_BUDGET);

    /** Alone, with others, or from a document; and, of what is booked before the item becomes a reserve, by its birth. */
    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void reserve_goes_below_zero_only_by_an_amount_that_a_document_states(MutationKind kind) {
        ProposalDraft draft = drawingMutation(kind);
        CommandScript reserve = CommandScript.of(
                PRESENTED, bookMutation("reserve", reservation(EARMARK + " U 2026 100", EARMARK + " U 2030 100")));
        CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        ActorCommand alone = propose("it", draft);
        ActorCommand fits = propose("fits", reEstimate("XX/37 U 2026 1"));
        ActorCommand together = ActorCommandFactory.proposeBatch(fits, alone);
        ActorCommand fromDocument = ActorCommandFactory.importMutation("it", draft);

        for (ActorCommand act : List.of(alone, together, fromDocument)) {
            InMemoryBookState book = given(reserve).book();
            boolean stated = act == fromDocument && STATED_BY_DOCUMENTS.contains(kind);
            assertThat(rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted)
                    .as("%s", act.command())
                    .isEqualTo(stated);
        }

        // The first posting of any kind prevents the item from becoming a reserve until it is covered.
        DecisionScenario before = given(PRESENTED);
        if (rules.decide(alone.command(), alone.actor(), before.book()) instanceof Decision.Accepted) {
            before.and(bookMutation("it", draft));
        } else if (rules.decide(fromDocument.command(), fromDocument.actor(), before.book())
                instanceof Decision.Accepted) {
            before.and(fromDocument);
        } else {
            return;
        }
        before.when(propose("born", reservation(EARMARK + " U 2026 100"))).thenRefusedWithCode("reserve-below-zero");
        before.when(ActorCommandFactory.importMutation("born", reservation(EARMARK + " U 2026 100")))
                .thenRefusedWithCode("reserve-below-zero");
    }

    @Test
    void item_below_zero_on_an_earlier_day_or_moment_cannot_become_a_reserve() {
        for (ProposalDraft cut : List.of(
                reEstimate(EARMARK + "/coa U 2026 -11").withMoment("2025-O1"),
                reEstimate(EARMARK + " U 2026 -11").withEffectiveOn("2025-01-01"),
                reEstimate(EARMARK + " O 2027 -1"))) {
            given(bookMutation("cut", cut))
                    .when(propose("reserve", reservation(EARMARK + " U 2026 20")))
                    .thenRefusedWithCode("reserve-below-zero");
            given(bookMutation("cut", cut), bookReversal("back", "cut"))
                    .when(propose("reserve", reservation(EARMARK + " U 2026 20")))
                    .thenAccepted();
        }
        // Within the reservation's own point it covers as much as it adds.
        given(bookMutation("cut", reEstimate(EARMARK + " U 2026 -10")))
                .when(propose("reserve", reservation(EARMARK + " U 2026 10")))
                .thenAccepted();
    }

    @Test
    void amounts_of_one_mutation_on_a_reserve_are_netted_before_the_check() {
        given(bookMutation("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose(
                        "move", reallocation(EARMARK + " U 2026 -150", EARMARK + "/coa U 2026 50", "XX/37 U 2026 100")))
                .thenAccepted();
    }

    @Test
    void reserve_balance_of_another_flow_or_year_does_not_cover_a_draw() {
        CommandScript reserve = bookMutation("reserve", reservation(EARMARK + " U 2026 100", EARMARK + " U 2027 5"));

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
    void draw_on_a_nested_reserve_counts_for_both_reserves() {
        String coa = EARMARK + "/coa";
        CommandScript reserves = CommandScript.of(
                bookMutation("reserve", reservation(EARMARK + " U 2026 100")),
                bookMutation("within", reservation(coa + " U 2026 50")));

        given(reserves).when(propose("draw", reEstimate(coa + " U 2026 -50"))).thenAccepted();
        given(reserves)
                .when(propose("draw", reEstimate(coa + " U 2026 -51")))
                .thenRefused(overdrawn(coa, "2025-09-16", "2026-OWB", 50, 0, 51));
        given(reserves, bookMutation("outside", reEstimate(EARMARK + " U 2026 -120")))
                .when(propose("draw", reEstimate(coa + " U 2026 -31")))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 30, 0, 31));
    }

    @Test
    void reserve_includes_the_earlier_balance_of_its_item() {
        CommandScript ordinary = bookMutation("cut", reEstimate("XX/92/klimaat U 2026 -30"));
        CommandScript reserve = bookMutation("reserve", reservation("XX/92/klimaat U 2026 100"));

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
    void article_outside_a_reserve_may_be_negative() {
        given(bookMutation("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("cut", reEstimate("XX/92 U 2026 -500")))
                .thenAccepted();
    }

    @Test
    void reserve_of_a_chapter_without_budget_statement_is_directly_below_the_chapter() {
        given().when(propose("reserve", reservation("AP/asielmaatregelen U 2026 100"))
                        .asActor(SampleActors.TREASURER))
                .thenAccepted()
                .and(approve("reserve").asActor(SampleActors.CONTROLLER))
                .when(propose("draw", transfer("AP/asielmaatregelen U 2026 -101", "XX/37 U 2026 101"))
                        .asActor(SampleActors.TREASURER))
                .thenRefused(overdrawn("AP/asielmaatregelen", "2025-09-16", "2026-OWB", 100, 0, 101));
    }
}
