package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.openChapter;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.proposeOrImport;
import static nl.mutatieboek.domain.ActorCommandFactory.registerItem;
import static nl.mutatieboek.domain.KindDetailsBuilder.empty;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.Flow.RECEIPTS;
import static nl.mutatieboek.domain.value.MutationKind.AMENDMENT;
import static nl.mutatieboek.domain.value.MutationKind.CASH_SHIFT;
import static nl.mutatieboek.domain.value.MutationKind.EXTRAPOLATION;
import static nl.mutatieboek.domain.value.MutationKind.FINAL_BUDGET;
import static nl.mutatieboek.domain.value.MutationKind.GOVERNMENT_AMENDMENT;
import static nl.mutatieboek.domain.value.MutationKind.GROSS_UP;
import static nl.mutatieboek.domain.value.MutationKind.INTENSIFICATION;
import static nl.mutatieboek.domain.value.MutationKind.OPENING;
import static nl.mutatieboek.domain.value.MutationKind.PUBLISHED;
import static nl.mutatieboek.domain.value.MutationKind.REALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.REORGANISATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVE_ALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.RE_ESTIMATE;
import static nl.mutatieboek.domain.value.MutationKind.SPENDING_CUT;
import static nl.mutatieboek.domain.value.MutationKind.TRANSFER;
import static nl.mutatieboek.domain.value.MutationKind.WAGE_AND_PRICE_ADJUSTMENT;
import static nl.mutatieboek.domain.value.MutationKind.YEAR_END_MARGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.FigureRefusal.AdjustedWithoutReason;
import nl.mutatieboek.domain.FigureRefusal.ExtrapolatedBefore;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.KindRefusal.CounterEntryElsewhere;
import nl.mutatieboek.domain.KindRefusal.CounterEntryNotOpposite;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.GrossUpUneven;
import nl.mutatieboek.domain.KindRefusal.MomentNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NoShiftBetweenYears;
import nl.mutatieboek.domain.KindRefusal.NotStatedEither;
import nl.mutatieboek.domain.KindRefusal.NotTheAddedYear;
import nl.mutatieboek.domain.KindRefusal.NotTheNextYear;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.OneYearOnly;
import nl.mutatieboek.domain.KindRefusal.StatedTwice;
import nl.mutatieboek.domain.KindRefusal.TooFewChapters;
import nl.mutatieboek.domain.KindRefusal.Unbalanced;
import nl.mutatieboek.domain.KindRefusal.UnbalancedOverYears;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.MomentRefusal.AmendedAfterAdopted;
import nl.mutatieboek.domain.MomentRefusal.AmendedBeforePresented;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.MomentNotOfBill;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.Signal;
import nl.mutatieboek.domain.StructureRefusal.SuccessionElsewhere;
import nl.mutatieboek.domain.StructureRefusal.SuccessionUntouched;
import nl.mutatieboek.domain.StructureRefusal.UnknownSuccession;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind, valid and invalid: one line each, with the expected result at its end. */
public class MutationKindRuleTest {
    private static final CommandScript NOTHING = CommandScript.of();
    private static final ProposalDraft ADDED = of(EXTRAPOLATION)
            .posting(ProposalDraft.posting("XX/37 U 2031 2115 0", "Nothing is booked in 2030"))
            .withMoment("2026-O1");
    private static final ProposalDraft IN_2030 =
            of(RE_ESTIMATE, "XX/37 U 2030 5").withMoment("2026-O1");
    private static final CommandScript BASE = bookMutation("base", IN_2030);
    private static final ProposalDraft AMENDED = of(AMENDMENT, "XX/37 U 2026 500", "XX/91 U 2026 -500");
    private static final ProposalDraft MOVED = of(REORGANISATION, "V/4 U 2026 -100", "XX/37 U 2026 100");
    private static final CommandScript PRESENTED = ActorCommandFactory.presentBill("2026-OWB", "XX", "2025-09-16");

    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode XVII = new ChapterCode("XVII");

    private static NoShiftBetweenYears noShift(ChapterCode chapter, Flow flow, long years, long items) {
        return new NoShiftBetweenYears(CASH_SHIFT, chapter, flow, new Thousands(years), new Thousands(items));
    }

    private static CounterEntryNotOpposite notOpposite(
            ChapterCode chapter, Flow flow, int year, long part, long counterEntry) {
        return new CounterEntryNotOpposite(
                WAGE_AND_PRICE_ADJUSTMENT,
                chapter,
                flow,
                year(year),
                new Thousands(part),
                new ChapterCode("AP"),
                new Thousands(counterEntry));
    }

    /** A mutation of each kind that keeps its rule. */
    private static ProposalDraft kept(MutationKind kind) {
        return switch (kind) {
            case OPENING, PUBLISHED, RE_ESTIMATE, INTENSIFICATION -> of(kind, "XX/37 U 2026 100");
            case SPENDING_CUT -> of(kind, "XX/37 U 2026 -100");
            case TRANSFER -> of(kind, "XVII/~ U 2026 -100", "XX/37 U 2026 100");
            case REALLOCATION -> of(kind, "XX/37 U 2026 -100", "XX/91 U 2026 100");
            case RESERVATION -> of(kind, EARMARK + " U 2026 100");
            case RESERVE_ALLOCATION -> of(kind, EARMARK + " U 2026 -100", "XX/37 U 2026 100");
            case CASH_SHIFT -> of(kind, "XX/37 U 2026 -100", "XX/37 U 2028 100");
            case GROSS_UP -> of(kind, "XX/37 U 2026 100", "XX/91 O 2026 100");
            case WAGE_AND_PRICE_ADJUSTMENT, YEAR_END_MARGIN -> of(kind, "AP/~ U 2026 -100", "XX/92 U 2026 100");
            case AMENDMENT -> AMENDED;
            case GOVERNMENT_AMENDMENT -> of(kind, "XX/37 U 2026 100");
            case EXTRAPOLATION -> ADDED;
            case FINAL_BUDGET -> of(kind, "XX/37 U 2026 -100", "XX/37 V 2026 5");
            case REORGANISATION -> MOVED.withDetails(empty().lineage("V/4 XX/37"));
            case REVERSAL -> throw new IllegalArgumentException("It has an endpoint of its own");
        };
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void mutation_of_each_kind_is_booked_with_its_proposed_postings(MutationKind kind) {
        ProposalDraft draft = kept(kind);

        DecisionScenario story = DecisionScenario.given(reserve(), bookMutation("it", draft));

        assertThat(story.book().events(Event.PostingsBooked.class).stream()
                        .filter(part -> part.mutation().equals(ActorCommandFactory.mutation("it")))
                        .flatMap(part -> part.postings().stream()))
                .containsExactlyInAnyOrderElementsOf(draft.postings());
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void mutation_of_each_kind_is_refused_in_a_moment_closed_for_one_of_its_chapters(MutationKind kind) {
        ProposalDraft draft = kept(kind);
        for (ChapterCode chapter : draft.proposal().chapters()) {
            DecisionScenario.given(reserve(), close(draft.moment().toString(), chapter.value()))
                    .when(propose("it", draft))
                    .thenRefused(new MomentIsClosed(draft.moment(), chapter));
        }
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void mutation_of_each_kind_is_refused_in_a_year_beyond_its_moment(MutationKind kind) {
        ProposalDraft draft = kept(kind);
        BudgetYear beyond = draft.moment().lastYear().plus(1);
        ProposalDraft late = draft.posting(draft.postings().stream()
                .map(line ->
                        ProposalDraft.posting(line.item() + " " + line.flow().letter() + " " + beyond + " "
                                + line.thousands().value()))
                .toArray(nl.mutatieboek.domain.value.Posting[]::new));

        DecisionScenario.given(reserve())
                .when(proposeOrImport("it", late))
                .thenRefused(new YearOutsideMoment(
                        draft.moment(),
                        beyond,
                        draft.moment().year(),
                        draft.moment().lastYear()));
    }

    /** Kinds within one chapter, moved to two; and kinds of two chapters, moved to one or three. */
    static Stream<Arguments> wrongNumbersOfChapters() {
        Set<MutationKind> ofTwo = EnumSet.of(TRANSFER, YEAR_END_MARGIN);
        Set<MutationKind> ofOne = EnumSet.complementOf(EnumSet.of(
                TRANSFER,
                WAGE_AND_PRICE_ADJUSTMENT,
                CASH_SHIFT,
                YEAR_END_MARGIN,
                REORGANISATION,
                MutationKind.REVERSAL));
        return Stream.concat(
                Stream.concat(
                        Stream.of(arguments(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "XX/37 XX/91",
                                new TooFewChapters(WAGE_AND_PRICE_ADJUSTMENT, 2, 1))),
                        ofOne.stream()
                                .map(kind -> arguments(kind, "XX/37 XVII/4", new WrongNumberOfChapters(kind, 1, 2)))),
                ofTwo.stream()
                        .flatMap(kind -> Stream.of(
                                arguments(kind, "XX/37 XX/91", new WrongNumberOfChapters(kind, 2, 1)),
                                arguments(kind, "XX/37 AP/~ V/4", new WrongNumberOfChapters(kind, 2, 3)))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("wrongNumbersOfChapters")
    void mutation_with_the_wrong_number_of_chapters_for_its_kind_is_refused(
            MutationKind kind, String items, Refusal fact) {
        ProposalDraft draft = kept(kind);
        int year = draft.postings().getFirst().year().value();
        String[] lines = Stream.of(items.split(" "))
                .map(item -> item + " U " + year + " 0")
                .toArray(String[]::new);

        DecisionScenario.given(reserve())
                .when(proposeOrImport(
                        "it", of(kind, lines).withMoment(draft.moment().toString())))
                .thenRefused(fact);
    }

    public static Stream<Arguments> kindRuleCases() {
        return Stream.of(
                // Zero per flow and year
                no("transfer, 1 off", of(TRANSFER, "XVII/~ U 2026 -10", "XX/37 U 2026 11"), off(TRANSFER, 1)),
                no(
                        "reallocation, 1 off",
                        of(REALLOCATION, "XX/37 U 2026 -10", "XX/91 U 2026 9"),
                        off(REALLOCATION, -1)),
                no(
                        "allocation, 1 off",
                        of(RESERVE_ALLOCATION, EARMARK + " U 2026 -10", "XX/37 U 2026 11"),
                        off(RESERVE_ALLOCATION, 1)),
                no(
                        "wage, 1 off",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "XX/92 U 2026 11"),
                        off(WAGE_AND_PRICE_ADJUSTMENT, 1)),
                no("margin, 1 off", of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 9"), off(YEAR_END_MARGIN, -1)),
                no(
                        "reorganisation, 1 off",
                        of(REORGANISATION, "XX/37 U 2026 -10", "XX/91 U 2026 11"),
                        off(REORGANISATION, 1)),
                no(
                        "wage that stands still",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 0", "XX/92 U 2026 0"),
                        new NothingMoves(WAGE_AND_PRICE_ADJUSTMENT)),
                no(
                        "margin that stands still",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 0", "XX/92 U 2026 0"),
                        new NothingMoves(YEAR_END_MARGIN)),
                no(
                        "reorganisation that stands still",
                        of(REORGANISATION, "XX/37 U 2026 0", "XX/91 U 2026 0"),
                        new NothingMoves(REORGANISATION)),
                // The counter entry must be on the chapter without a budget statement
                no(
                        "wage from a ministry",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "XVII/~ U 2026 -10", "XX/92 U 2026 10"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "XVII, XX")),
                no(
                        "margin from a ministry",
                        of(YEAR_END_MARGIN, "XVII/~ U 2026 -10", "XX/92 U 2026 10"),
                        new CounterEntryElsewhere(YEAR_END_MARGIN, "XVII, XX")),
                no(
                        "wage between two without a statement",
                        CommandScript.of(openChapter("AR", 2025, null, false), registerItem("AR/1", 2025, null)),
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "AR/1 U 2026 10"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "AP, AR")),
                yes("wage taken back", of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 10", "XX/92 U 2026 -10")),
                // From t to t+1
                no(
                        "margin of this year",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 10")
                                .withDetails(empty().carriedFrom(2026)),
                        new NotTheNextYear(year(2026), year(2026))),
                no(
                        "margin to a later year too",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 10", "AP/~ U 2027 -1", "XX/92 U 2027 1"),
                        new NotTheNextYear(year(2027), year(2025))),
                no(
                        "margin from no year",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 10")
                                .withDetails(empty()),
                        new FieldMissing(YEAR_END_MARGIN, "carriedFrom")),
                // A tranche to several chapters at once
                yes(
                        "wage to three chapters",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -10",
                                "XX/92 U 2026 5",
                                "XVII/4 U 2026 4",
                                "V/4 U 2026 1")),
                no(
                        "wage to three chapters, 1 off",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -10",
                                "XX/92 U 2026 5",
                                "XVII/4 U 2026 4",
                                "V/4 U 2026 2"),
                        off(WAGE_AND_PRICE_ADJUSTMENT, 1)),
                no(
                        "wage to a chapter that gets nothing",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "XX/92 U 2026 10", "XVII/4 U 2026 0"),
                        new NothingMoves(WAGE_AND_PRICE_ADJUSTMENT)),
                no(
                        "wage over three ministries",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "XVII/4 U 2026 -10", "XX/92 U 2026 5", "V/4 U 2026 5"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "V, XVII, XX")),
                no(
                        "wage within one chapter",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "XX/91 U 2026 -10", "XX/92 U 2026 10"),
                        new TooFewChapters(WAGE_AND_PRICE_ADJUSTMENT, 2, 1)),
                no(
                        "wage from two chapters without a statement",
                        CommandScript.of(openChapter("AR", 2025, null, false), registerItem("AR/1", 2025, null)),
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "AR/1 U 2026 -10", "XX/92 U 2026 20"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "AP, AR, XX")),
                // The Aanvullende Post and the chapters change in opposite directions
                yes(
                        "wage taken back from three chapters",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 10",
                                "XX/92 U 2026 -5",
                                "XVII/4 U 2026 -4",
                                "V/4 U 2026 -1")),
                yes(
                        "wage given in one year and taken back in the next",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -10",
                                "XX/92 U 2026 10",
                                "AP/~ U 2027 4",
                                "XX/92 U 2027 -4")),
                no(
                        "transfer that gives one thousand to the Aanvullende Post",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 1", "XVII/4 U 2026 -1000", "XX/92 U 2026 999"),
                        notOpposite(XX, EXPENDITURE, 2026, 999, 1)),
                no(
                        "transfer in a year without the Aanvullende Post",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -1",
                                "XX/92 U 2026 1",
                                "XVII/4 U 2027 -1000",
                                "XX/92 U 2027 1000"),
                        notOpposite(XVII, EXPENDITURE, 2027, -1000, 0)),
                no(
                        "transfer of receipts beside a wage of expenditure",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -1",
                                "XX/92 U 2026 1",
                                "XVII/4 O 2026 -1000",
                                "XX/92 O 2026 1000"),
                        notOpposite(XVII, RECEIPTS, 2026, -1000, 0)),
                no(
                        "chapter that gives while the Aanvullende Post gives",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -1", "XVII/4 U 2026 -1000", "XX/92 U 2026 1001"),
                        notOpposite(XVII, EXPENDITURE, 2026, -1000, -1)),
                // Zero per flow over the years
                yes(
                        "cash shift below its article",
                        of(CASH_SHIFT, "XX/37/2 U 2026 -10", "XX/37/2/zbo U 2027 4", "XX/37/~ U 2028 6")),
                yes(
                        "cash shift of a reserve in both flows",
                        of(
                                CASH_SHIFT,
                                EARMARK + " U 2026 -10",
                                EARMARK + " U 2027 10",
                                EARMARK + " V 2026 -10",
                                EARMARK + " V 2027 10")),
                no(
                        "cash shift, 1 off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2028 11"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(1))),
                yes("cash shift to another article", of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2027 10")),
                no(
                        "cash shift to another article, 1 off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2027 9"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(-1))),
                no(
                        "cash shift that is zero over its flows only",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 V 2027 10"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, Flow.COMMITMENTS, new Thousands(10))),
                yes(
                        "macro cash shift that swaps years between chapters",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XVII/4 U 2026 10", "XVII/4 U 2027 -10")),
                yes(
                        "macro cash shift over three chapters",
                        of(
                                CASH_SHIFT,
                                "XX/37 U 2026 -10",
                                "XX/37 U 2027 10",
                                "AP/~ U 2027 -3",
                                "AP/~ U 2028 3",
                                "XVII/4 U 2026 7",
                                "XVII/4 U 2028 -7")),
                no(
                        "macro cash shift that gives a chapter what another one has",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XVII/4 U 2027 10"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(10))),
                no(
                        "transfer with a shift of one thousand",
                        of(CASH_SHIFT, "XX/37 U 2026 -1000", "XVII/4 U 2026 999", "XVII/4 U 2027 1"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(1000))),
                no(
                        "transfer of commitments beside a shift of expenditure",
                        of(
                                CASH_SHIFT,
                                "XX/37 U 2026 -1",
                                "XX/37 U 2027 1",
                                "XX/37 V 2026 -1000",
                                "XVII/4 V 2026 999",
                                "XVII/4 V 2027 1"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, Flow.COMMITMENTS, new Thousands(1000))),
                no(
                        "reallocation with a shift of one thousand",
                        of(CASH_SHIFT, "XX/37 U 2026 -1000", "XX/91 U 2026 999", "XX/91 U 2027 1"),
                        noShift(XX, EXPENDITURE, 1, 999)),
                no(
                        "reallocation in one chapter beside a shift of another",
                        of(
                                CASH_SHIFT,
                                "XVII/4 U 2026 -1000",
                                "XVII/4 U 2027 1000",
                                "XX/37 U 2026 -1000",
                                "XX/91 U 2026 999",
                                "XX/91 U 2027 1"),
                        noShift(XX, EXPENDITURE, 1, 999)),
                yes(
                        "cash shift that moves as much between items as between years",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2026 5", "XX/91 U 2027 5")),
                no(
                        "cash shift that moves more between items than between years",
                        of(CASH_SHIFT, "XX/37 U 2026 -11", "XX/91 U 2026 6", "XX/91 U 2027 5"),
                        noShift(XX, EXPENDITURE, 5, 6)),
                no(
                        "macro cash shift, 1 off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 11", "XVII/4 U 2026 10", "XVII/4 U 2027 -11"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(-1))),
                no(
                        "macro cash shift with a chapter that stands still",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XVII/4 U 2027 0"),
                        new NothingMoves(CASH_SHIFT)),
                no(
                        "cash shift of rounded figures that leaves a remainder in one year and shifts nothing",
                        of(
                                        CASH_SHIFT,
                                        "XX/37 U 2026 -3000",
                                        "XX/91 U 2026 2000",
                                        "XX/37 U 2027 -3000",
                                        "XX/91 U 2027 1000",
                                        "XX/92 U 2027 2000")
                                .rounded(1_000),
                        noShift(XX, EXPENDITURE, 0, 5_000)),
                no(
                        "transfer in two years under the name of a cash shift",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XVII/4 U 2026 10", "XX/37 U 2027 -1", "XVII/4 U 2027 1"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(11))),
                no(
                        "reallocation in two years under the name of a cash shift",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2026 10", "XX/37 U 2027 1", "XX/91 U 2027 -1"),
                        noShift(XX, EXPENDITURE, 0, 11)),
                no(
                        "cash shift of expenditure with a reallocation of receipts",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XX/37 O 2026 -1", "XX/91 O 2026 1"),
                        noShift(XX, RECEIPTS, 0, 1)),
                no(
                        "cash shift to another flow",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 O 2027 10"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(-10))),
                no(
                        "cash shift of two articles, the later one off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XX/91 U 2026 -1", "XX/91 U 2027 2"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(1))),
                no(
                        "cash shift within one year",
                        of(CASH_SHIFT, "XX/37/2 U 2026 -10", "XX/37/~ U 2026 10"),
                        new OneYearOnly(CASH_SHIFT)),
                no(
                        "cash shift with a stated zero in the other year",
                        of(CASH_SHIFT, "XX/37/2 U 2026 -10", "XX/37/~ U 2026 10", "XX/37 U 2027 0"),
                        new OneYearOnly(CASH_SHIFT)),
                no(
                        "cash shift that stands still",
                        of(CASH_SHIFT, "XX/37 U 2026 0", "XX/37 U 2027 0"),
                        new NothingMoves(CASH_SHIFT)),
                // Expenditure and receipts alike
                yes("gross-up to less", of(GROSS_UP, "XX/37 U 2026 -10", "XX/37 O 2026 -10")),
                yes(
                        "gross-up with commitments of their own",
                        of(GROSS_UP, "XX/37 U 2026 9", "XX/37 O 2026 9", "XX/37 V 2026 5")),
                no(
                        "gross-up, 1 off",
                        of(GROSS_UP, "XX/37 U 2026 10", "XX/37 O 2026 9"),
                        new GrossUpUneven(year(2026), new Thousands(10), new Thousands(9))),
                no(
                        "gross-up over the years",
                        of(GROSS_UP, "XX/37 U 2026 10", "XX/37 O 2027 10"),
                        new GrossUpUneven(year(2026), new Thousands(10), Thousands.ZERO)),
                no("gross-up of commitments alone", of(GROSS_UP, "XX/37 V 2026 10"), new NothingMoves(GROSS_UP)),
                no(
                        "gross-up of nothing",
                        of(GROSS_UP, "XX/37 U 2026 10", "XX/91 U 2026 -10"),
                        new NothingMoves(GROSS_UP)),
                // A decision, an amendment
                no(
                        "intensification after no decision",
                        of(INTENSIFICATION, "XX/37 U 2026 5").withDetails(empty()),
                        new NotStatedEither(INTENSIFICATION, "decision")),
                no(
                        "spending cut after no decision",
                        of(SPENDING_CUT, "XX/37 U 2026 -5").withDetails(empty()),
                        new NotStatedEither(SPENDING_CUT, "decision")),
                yes(
                        "intensification after a decision",
                        of(INTENSIFICATION, "XX/37 U 2026 5").withDetails(empty().decision("Voorjaarsnota 2025"))),
                no(
                        "intensification after a decision that is not stated",
                        of(INTENSIFICATION, "XX/37 U 2026 5")
                                .withDetails(
                                        empty().decision("Voorjaarsnota 2025").decisionNotStated()),
                        new FieldNotOfKind(INTENSIFICATION, "decisionNotStated")),
                no(
                        "intensification of nothing",
                        of(INTENSIFICATION, "XX/37 U 2026 0"),
                        new NothingMoves(INTENSIFICATION)),
                no("spending cut of nothing", of(SPENDING_CUT, "XX/37 U 2026 0"), new NothingMoves(SPENDING_CUT)),
                no("amendment of nothing", of(AMENDMENT, "XX/37 U 2026 0"), new NothingMoves(AMENDMENT)),
                no(
                        "amendment without paper",
                        AMENDED.withDetails(empty().member("Piri").bill("2026-OWB")),
                        new FieldMissing(AMENDMENT, "parliamentaryPaper")),
                no(
                        "amendment by nobody",
                        AMENDED.withDetails(
                                empty().parliamentaryPaper("36800-XX-12").bill("2026-OWB")),
                        new FieldMissing(AMENDMENT, "member")),
                no(
                        "amendment of no bill",
                        AMENDED.withDetails(
                                empty().parliamentaryPaper("36800-XX-12").member("Piri")),
                        new FieldMissing(AMENDMENT, "bill")),
                no(
                        "amendment, structural or not",
                        AMENDED.continued(Continuation.Type.UNKNOWN),
                        new FieldMissing(AMENDMENT, "continuation")),
                yes("structural amendment", AMENDED.continued(Continuation.Type.STRUCTURAL)),
                no(
                        "amendment in the bill itself",
                        AMENDED.withMoment("2026-OWB"),
                        new MomentNotOfBill(moment("2026-OWB"), moment("2026-OWB"))),
                no(
                        "amendment in the moment of another bill",
                        AMENDED.withMoment("2026-O1"),
                        new MomentNotOfBill(moment("2026-O1"), moment("2026-OWB"))),
                yes(
                        "amendment of a supplementary bill",
                        AMENDED.withMoment("2026-O1").withDetails(amending("2026-O1"))),
                yes(
                        "amendment of an incidental bill",
                        AMENDED.withMoment("2026-ISB-1").withDetails(amending("2026-ISB-1"))),
                no(
                        "amendment of another incidental bill",
                        AMENDED.withMoment("2026-ISB-1").withDetails(amending("2026-ISB-2")),
                        new MomentNotOfBill(moment("2026-ISB-1"), moment("2026-ISB-2"))),
                no(
                        "amendment of a bill that the calendar does not know",
                        ActorCommandFactory.registerMoment("2027-VB", "2026-12-20"),
                        of(AMENDMENT, "XX/37 U 2027 5").withMoment("2027-VB").withDetails(amending("2027-OWB")),
                        new UnknownMoment(moment("2027-OWB"))),
                no(
                        "amendment before its bill",
                        AMENDED.withEffectiveOn("2025-09-15"),
                        new AmendedBeforePresented(moment("2026-OWB"), date("2025-09-16"), date("2025-09-15"))),
                no(
                        "amendment before its bill came to parliament",
                        ActorCommandFactory.presentBill("2026-OWB", "XX", "2025-09-18"),
                        AMENDED.withEffectiveOn("2025-09-17"),
                        new AmendedBeforePresented(moment("2026-OWB"), date("2025-09-18"), date("2025-09-17"))),
                yes("amendment on the day of its bill", AMENDED.withEffectiveOn("2025-09-16")),
                no(
                        "amendment after the act",
                        CommandScript.of(PRESENTED, ActorCommandFactory.adoptBill("2026-OWB", "XX", "2026-02-10")),
                        AMENDED.withEffectiveOn("2026-02-11"),
                        new AmendedAfterAdopted(moment("2026-OWB"), date("2026-02-10"), date("2026-02-11"))),
                yes(
                        "amendment on the day of the act",
                        CommandScript.of(PRESENTED, ActorCommandFactory.adoptBill("2026-OWB", "XX", "2026-02-10")),
                        AMENDED.withEffectiveOn("2026-02-10")),
                yes("amendment while parliament has the bill", PRESENTED, AMENDED),
                yes("government amendment in a nota van wijziging", kept(GOVERNMENT_AMENDMENT)),
                no(
                        "government amendment without paper",
                        kept(GOVERNMENT_AMENDMENT).withDetails(empty().bill("2026-OWB")),
                        new FieldMissing(GOVERNMENT_AMENDMENT, "parliamentaryPaper")),
                no(
                        "government amendment by a member",
                        kept(GOVERNMENT_AMENDMENT).withDetails(amending("2026-OWB")),
                        new FieldNotOfKind(GOVERNMENT_AMENDMENT, "member")),
                no(
                        "government amendment of nothing",
                        of(GOVERNMENT_AMENDMENT, "XX/37 U 2026 0"),
                        new NothingMoves(GOVERNMENT_AMENDMENT)),
                // The year that is added
                no(
                        "extrapolation of the year before",
                        of(EXTRAPOLATION, "XX/37 U 2030 5 5").withMoment("2026-O1"),
                        new NotTheAddedYear(moment("2026-O1"), year(2030), year(2031))),
                no(
                        "extrapolation where no year is added",
                        of(EXTRAPOLATION, "XX/37 U 2025 5 5").withMoment("2025-O2"),
                        new NotTheAddedYear(moment("2025-O2"), year(2025), year(2025))),
                no(
                        "extrapolation of what was added before",
                        bookMutation("added", ADDED),
                        ADDED,
                        new ExtrapolatedBefore(item("XX/37"), EXPENDITURE, year(2031))),
                yes(
                        "extrapolation of what is suggested",
                        BASE,
                        of(EXTRAPOLATION, "XX/37 U 2031 5").withMoment("2026-O1")),
                yes(
                        "extrapolation of what its proposer was shown",
                        BASE,
                        of(EXTRAPOLATION, "XX/37 U 2031 5 5").withMoment("2026-O1")),
                yes(
                        "extrapolation of an incidental series to nothing",
                        bookMutation("base", IN_2030.continued(Continuation.Type.INCIDENTAL)),
                        of(EXTRAPOLATION, "XX/37 U 2031 0").withMoment("2026-O1")),
                yes(
                        "extrapolation of a series that ends to nothing",
                        bookMutation("base", IN_2030.until(2030)),
                        of(EXTRAPOLATION, "XX/37 U 2031 0").withMoment("2026-O1")),
                no(
                        "extrapolation of a series that goes on to nothing",
                        bookMutation("base", IN_2030.until(2031)),
                        of(EXTRAPOLATION, "XX/37 U 2031 0").withMoment("2026-O1"),
                        new AdjustedWithoutReason(
                                item("XX/37"), EXPENDITURE, year(2031), new Thousands(5), Thousands.ZERO)),
                no(
                        "extrapolation of an own suggestion",
                        BASE,
                        of(EXTRAPOLATION, "XX/37 U 2031 6 6").withMoment("2026-O1"),
                        new AdjustedWithoutReason(
                                item("XX/37"), EXPENDITURE, year(2031), new Thousands(5), new Thousands(6))),
                no(
                        "extrapolation beside an own suggestion, for a reason",
                        BASE,
                        of(EXTRAPOLATION)
                                .posting(ProposalDraft.posting("XX/37 U 2031 7 6", "why"))
                                .withMoment("2026-O1"),
                        new FigureRefusal.SuggestedOtherwise(
                                item("XX/37"), EXPENDITURE, year(2031), new Thousands(6), new Thousands(5))),
                no(
                        "re-estimate with a suggestion",
                        of(RE_ESTIMATE, "XX/37 U 2026 10 10"),
                        new FieldNotOfKind(RE_ESTIMATE, "suggested")),
                no(
                        "reallocation with a suggestion of nothing on its last line",
                        of(REALLOCATION, "XX/37 U 2026 -10", "XX/91 U 2026 10 0"),
                        new FieldNotOfKind(REALLOCATION, "suggested")),
                no(
                        "extrapolation, 1 beside the suggestion",
                        BASE,
                        of(EXTRAPOLATION, "XX/37 U 2031 6 5").withMoment("2026-O1"),
                        new AdjustedWithoutReason(
                                item("XX/37"), EXPENDITURE, year(2031), new Thousands(5), new Thousands(6))),
                yes(
                        "extrapolation beside the suggestion, for a reason",
                        BASE,
                        ADDED.posting(ProposalDraft.posting("XX/37 U 2031 6 5", "the scheme ends in 2030"))),
                // Realisation less the last balance
                no(
                        "final budget before the final act",
                        of(FINAL_BUDGET, "XX/37 U 2026 5").withMoment("2026-O1"),
                        new MomentNotOfKind(FINAL_BUDGET, moment("2026-O1"))),
                no(
                        "final budget with one account twice",
                        of(FINAL_BUDGET, "XX/37 U 2026 5", "XX/37/~ U 2026 5"),
                        new StatedTwice(FINAL_BUDGET, item("XX/37/~"), EXPENDITURE, year(2026))),
                // Was and becomes
                yes("reorganisation within a chapter", of(REORGANISATION, "XX/37 U 2026 -9", "XX/91 U 2026 9")),
                no(
                        "reorganisation without lineage",
                        MOVED.withDetails(empty()),
                        new FieldMissing(REORGANISATION, "lineage")),
                no(
                        "reorganisation to what is not there",
                        MOVED.withDetails(empty().lineage("V/4 XX/93")),
                        new UnknownSuccession(item("XX/93"))),
                no(
                        "reorganisation from what is not there",
                        MOVED.withDetails(empty().lineage("V/4 XX/37", "V/5 XX/37")),
                        new UnknownSuccession(item("V/5"))),
                no(
                        "reorganisation to elsewhere",
                        MOVED.withDetails(empty().lineage("V/4 XVII/4")),
                        new SuccessionElsewhere(item("XVII/4"), "V, XX")),
                no(
                        "reorganisation to where nothing lies",
                        MOVED.withDetails(empty().lineage("V/4 XX/91")),
                        new SuccessionUntouched(item("XX/91"))),
                no(
                        "reorganisation from where nothing lies",
                        of(REORGANISATION, "V/4 U 2026 -9", "XX/37 U 2026 14", "XVII/4/oda U 2026 -5")
                                .withDetails(empty().lineage("V/4 XX/37", "XX/91 XX/37", "XVII/4 XX/37")),
                        new SuccessionUntouched(item("XX/91"))),
                yes(
                        "reorganisation of more than the amounts name",
                        of(REORGANISATION, "XVII/4 U 2026 -9", "XX/37/2/zbo U 2026 9")
                                .withDetails(empty().lineage("XVII/4/oda XX/37", "XVII/4 XX/37/2"))),
                yes(
                        "reorganisation to what a source leaves open",
                        of(REORGANISATION, "V/4/~ U 2026 -9", "XX/37~91 U 2026 9")
                                .withDetails(empty().lineage("V/4 XX/37", "V/4 XX/91"))),
                no(
                        "reorganisation beside what a source leaves open",
                        of(REORGANISATION, "V/4 U 2026 -9", "XX/37~91 U 2026 9")
                                .withDetails(empty().lineage("V/4 XX/92")),
                        new SuccessionUntouched(item("XX/92"))),
                yes(
                        "reorganisation to some article",
                        of(REORGANISATION, "V/4 U 2026 -9", "XX/~ U 2026 9").withDetails(empty().lineage("V/4 XX/92"))),
                // Nothing is asked of these
                no(
                        "published change with a cause",
                        of(PUBLISHED, "XX/37 U 2026 5").withDetails(empty().cause("why")),
                        new FieldNotOfKind(PUBLISHED, "cause")),
                yes(
                        "published change over one moment",
                        of(PUBLISHED, "XX/37 U 2026 5").withMomentFrom("2026-OWB")),
                yes("published change", of(PUBLISHED, "XX/37 U 2026 -5", "XX/37 V 2026 7")),
                no(
                        "re-estimate for no cause",
                        of(RE_ESTIMATE, "XX/37 U 2026 5").withDetails(empty().prognosisNotStated()),
                        new FieldMissing(RE_ESTIMATE, "cause")),
                no(
                        "re-estimate after no prognosis",
                        of(RE_ESTIMATE, "XX/37 U 2026 5").withDetails(empty().cause("why")),
                        new NotStatedEither(RE_ESTIMATE, "prognosis")),
                yes(
                        "reservation with its conditions",
                        of(RESERVATION, EARMARK + " U 2026 5")
                                .withDetails(
                                        empty().decision("Voorjaarsnota 2025").conditions("Once the act is there"))),
                no(
                        "opening with conditions",
                        of(OPENING, "XX/37 U 2026 5").withDetails(empty().conditions("none")),
                        new FieldNotOfKind(OPENING, "conditions")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kindRuleCases")
    void mutation_is_accepted_or_refused_by_the_rule_of_its_kind(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.DecisionAssert outcome =
                DecisionScenario.given(reserve(), given).when(act);
        if (fact == null) {
            outcome.thenAccepted();
        } else {
            outcome.thenRefused(fact);
        }
    }

    /** Three figures of a source that rounds, or four, miss by no more than one unit of its rounding. */
    static Stream<Arguments> rounded() {
        return Stream.of(
                rounded(
                        "cash shift of four years",
                        1_000,
                        4,
                        CASH_SHIFT,
                        "XX/37 U 2026 -231000 XX/37 U 2027 77000 XX/37 U 2028 77000 XX/37 U 2029 ",
                        77_000,
                        "XX/37"),
                rounded(
                        "transfer in millions",
                        1_000,
                        3,
                        TRANSFER,
                        "XVII/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "transfer in tenths",
                        100,
                        3,
                        TRANSFER,
                        "XVII/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "reallocation",
                        10,
                        3,
                        REALLOCATION,
                        "XX/37 U 2026 -100 XX/91 U 2026 40 XX/92 U 2026 ",
                        60,
                        null),
                rounded(
                        "allocation",
                        1_000,
                        3,
                        RESERVE_ALLOCATION,
                        EARMARK + " U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "wage",
                        1_000,
                        3,
                        WAGE_AND_PRICE_ADJUSTMENT,
                        "AP/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "margin",
                        1_000,
                        3,
                        YEAR_END_MARGIN,
                        "AP/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "reorganisation",
                        1_000,
                        3,
                        REORGANISATION,
                        "XX/91 U 2026 -9000 XX/37/2 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null));
    }

    @ParameterizedTest(name = "{0}: {1} lines")
    @MethodSource("rounded")
    void rounded_mutation_may_be_off_by_at_most_one_unit_which_is_reported(
            String what, int lines, long precision, MutationKind kind, String stated, long exact, String article) {
        for (long missed : List.of(-precision, precision)) {
            ProposalDraft near = stated(kind, stated, exact + missed);
            DecisionScenario.given(reserve())
                    .when(propose("it", near.rounded(precision)))
                    .thenAccepted();
            DecisionScenario.given(reserve()).when(propose("it", near)).thenRefused(missing(kind, article, missed));
            assertThat(RoundingRemainder.remaindersOf(near.rounded(precision).proposal()))
                    .singleElement()
                    .satisfies(residue -> {
                        assertThat(residue.sum()).isEqualTo(new Thousands(missed));
                        assertThat(residue.figures()).isEqualTo(lines);
                    });
        }
        for (long missed : List.of(-2 * precision, 2 * precision)) {
            DecisionScenario.given(reserve())
                    .when(propose("it", stated(kind, stated, exact + missed).rounded(precision)))
                    .thenRefused(missing(kind, article, missed));
        }
        for (long missed : List.of(-1L, 1L)) {
            DecisionScenario.given(reserve())
                    .when(propose("it", stated(kind, stated, exact + missed).rounded(precision)))
                    .thenRefusedWithCode("figure-not-rounded");
        }
        assertThat(RoundingRemainder.remaindersOf(
                        stated(kind, stated, exact).rounded(precision).proposal()))
                .isEmpty();
    }

    @Test
    void gross_up_in_millions_may_be_off_by_one_with_three_rounded_figures() {
        for (long receipts : List.of(8_000L, 10_000L)) {
            ProposalDraft near = of(GROSS_UP, "XX/37 U 2026 5000", "XX/91 U 2026 4000", "XX/37 O 2026 " + receipts);
            DecisionScenario.given().when(propose("it", near.rounded(1_000))).thenAccepted();
            assertThat(RoundingRemainder.remaindersOf(near.rounded(1_000).proposal()))
                    .containsExactly(
                            new RoundingRemainder(EXPENDITURE, year(2026), new Thousands(9_000 - receipts), 3));
        }
        for (long receipts : List.of(4_000L, 6_000L)) {
            ProposalDraft far = of(GROSS_UP, "XX/37 U 2026 5000", "XX/37 O 2026 " + receipts);
            DecisionScenario.given()
                    .when(propose("it", far.rounded(1_000)))
                    .thenRefused(new GrossUpUneven(year(2026), new Thousands(5_000), new Thousands(receipts)));
        }
    }

    /** Rounding explains what figures miss, not what lines are added for. */
    static Stream<Arguments> remaindersFromAddedLines() {
        return Stream.of(
                arguments(1_000, of(REALLOCATION, "XX/37 U 2026 1000", "XX/91 U 2026 0", "XX/92 U 2026 0")),
                arguments(1_000, of(REALLOCATION, "XX/37 U 2026 3000", "XX/37 U 2026 -1000", "XX/37 U 2026 -1000")),
                // Two figures of one amount round alike.
                arguments(1_000, of(TRANSFER, "XVII/~ U 2026 -1000", "XX/37 U 2026 2000")),
                arguments(1_000, of(CASH_SHIFT, "XX/37 U 2026 1000", "XX/37 U 2027 -2000")),
                arguments(1_000, of(GROSS_UP, "XX/37 U 2026 1000")),
                // Lines that cancel each other do not count.
                arguments(
                        1_000,
                        of(
                                TRANSFER,
                                "XVII/~ U 2026 -1000",
                                "XX/37 U 2026 3000",
                                "XX/37/2 U 2026 1000",
                                "XX/91 U 2026 -1000")),
                arguments(
                        1_000,
                        of(
                                TRANSFER,
                                "XVII/~ U 2026 -1000",
                                "XX/37 U 2026 2000",
                                "XX/37/2 U 2026 5000",
                                "XX/91 U 2026 -5000")),
                arguments(
                        1_000,
                        of(
                                REALLOCATION,
                                "XX/37 U 2026 3000",
                                "XX/91 U 2026 -1000",
                                "XX/37/2 U 2026 4000",
                                "XX/92 U 2026 -4000")),
                // One unit at most, however many figures, and a million at most.
                arguments(
                        1_000,
                        of(
                                REALLOCATION,
                                "XX/37 U 2026 -1000",
                                "XX/37/2 U 2026 3000",
                                "XX/37/2/zbo U 2026 2000",
                                "XX/91 U 2026 4000",
                                "XX/92 U 2026 -6000")),
                arguments(
                        1_000_000,
                        of(REALLOCATION, "XX/37 U 2026 3000000", "XX/91 U 2026 -1000000", "XX/92 U 2026 -1000000")),
                arguments(
                        10_000, of(REALLOCATION, "XX/37 U 2026 30000", "XX/91 U 2026 -10000", "XX/92 U 2026 -10000")));
    }

    @ParameterizedTest
    @MethodSource("remaindersFromAddedLines")
    void remainder_made_by_added_lines_is_not_accepted_as_rounding(long precision, ProposalDraft draft) {
        assertThat(RoundingRemainder.remaindersOf(draft.rounded(precision).proposal()))
                .isNotEmpty()
                .noneMatch(residue -> residue.isExplainedByRounding(new Precision(precision)));
        assertThat(new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                        .decide(
                                propose("it", draft.rounded(precision)).command(),
                                SampleActors.PROPOSER,
                                DecisionScenario.given(reserve()).book()))
                .isInstanceOf(Decision.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void figure_less_round_than_its_source_is_refused_for_each_kind(MutationKind kind) {
        ProposalDraft draft = kept(kind).rounded(1_000);

        DecisionScenario.given(reserve()).when(proposeOrImport("it", draft)).thenRefusedWithCode("figure-not-rounded");
    }

    /** Lines of the largest amount that can be written, twice on an account and in every flow. */
    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void largest_amounts_are_decided_for_each_kind_without_overflow(MutationKind kind) {
        for (long size : List.of(Thousands.MAX_POSTING, -Thousands.MAX_POSTING)) {
            ProposalDraft kept = kept(kind);
            List<String> lines = new java.util.ArrayList<>();
            for (nl.mutatieboek.domain.value.Posting posting : kept.postings()) {
                String account = posting.item() + " " + posting.flow().letter() + " " + posting.year() + " ";
                long signed = posting.thousands().isNegative() ? -size : size;
                lines.add(account + signed);
                lines.add(account + signed);
            }
            ProposalDraft draft = kept.posting(
                    lines.stream().map(ProposalDraft::posting).toArray(nl.mutatieboek.domain.value.Posting[]::new));

            Decision decision = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                    .decide(
                            proposeOrImport("it", draft).command(),
                            proposeOrImport("it", draft).actor(),
                            DecisionScenario.given(reserve()).book());

            assertThat(decision).isNotNull();
            assertThat(Signal.fromProposal(draft.proposal())).isNotNull();
            assertThat(KindInvariantPolicy.firstViolationWithoutBook(draft.proposal()))
                    .isNotNull();
            assertThat(KindInvariantPolicy.firstViolationWithoutBook(
                            of(TRANSFER, "XVII/~ U 2026 -10", "XX/37 U 2026 11").proposal()))
                    .contains(off(TRANSFER, 1));
        }
    }

    @Test
    void mutation_of_a_one_sided_kind_has_no_rounding_remainder() {
        for (MutationKind kind :
                List.of(OPENING, RESERVATION, RE_ESTIMATE, INTENSIFICATION, SPENDING_CUT, FINAL_BUDGET, PUBLISHED)) {
            assertThat(RoundingRemainder.remaindersOf(
                            of(kind, "XX/37 " + RECEIPTS.letter() + " 2026 5").proposal()))
                    .isEmpty();
        }
    }

    @Test
    void every_kind_except_reversal_can_be_imported() {
        Set<MutationKind> taken = Stream.of(MutationKind.values())
                .filter(kind -> kind != MutationKind.REVERSAL)
                .filter(kind -> new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                                .decide(
                                        importMutation("it", kept(kind)).command(),
                                        SampleActors.IMPORTER,
                                        DecisionScenario.given(reserve()).book())
                        instanceof Decision.Accepted)
                .collect(Collectors.toSet());

        Set<MutationKind> all = EnumSet.allOf(MutationKind.class);
        all.remove(MutationKind.REVERSAL);
        assertThat(taken).isEqualTo(all);
    }

    private static ProposalDraft stated(MutationKind kind, String lines, long last) {
        String[] words = (lines + last).split(" ");
        return of(
                kind,
                Stream.iterate(0, i -> i < words.length, i -> i + 4)
                        .map(i -> String.join(" ", List.of(words).subList(i, i + 4)))
                        .toArray(String[]::new));
    }

    private static Refusal missing(MutationKind kind, String article, long missed) {
        return article == null
                ? off(kind, missed)
                : new UnbalancedOverYears(kind, XX, EXPENDITURE, new Thousands(missed));
    }

    private static Arguments rounded(
            String what, long precision, int lines, MutationKind kind, String stated, long last, String article) {
        return arguments(what, lines, precision, kind, stated, last, article);
    }

    private static Arguments no(String what, ProposalDraft draft, Refusal fact) {
        return no(what, NOTHING, draft, fact);
    }

    private static Arguments no(String what, CommandScript given, ProposalDraft draft, Refusal fact) {
        ActorCommand act = draft.kind() == PUBLISHED
                ? importMutation("it", draft)
                : propose("it", draft).asActor(proposer(draft));
        return arguments(what, given, act, fact);
    }

    private static Arguments yes(String what, ProposalDraft draft) {
        return yes(what, NOTHING, draft);
    }

    private static Arguments yes(String what, CommandScript given, ProposalDraft draft) {
        return no(what, given, draft, null);
    }

    private static Actor proposer(ProposalDraft draft) {
        return SampleActors.proposerOf(draft.proposal().chapters().getLast());
    }

    private static Refusal off(MutationKind kind, long sum) {
        return new Unbalanced(kind, EXPENDITURE, year(2026), new Thousands(sum));
    }

    private static KindDetailsBuilder amending(String bill) {
        return empty().parliamentaryPaper("36800-XX-12").member("Piri").bill(bill);
    }

    private static CommandScript reserve() {
        return bookMutation(
                "reserve",
                of(
                        RESERVATION,
                        EARMARK + " U 2026 115000",
                        EARMARK + " V 2026 115000",
                        EARMARK + " U 2027 115000",
                        EARMARK + " V 2027 115000"));
    }

    private static ItemPath item(String path) {
        return ItemPath.parse(path);
    }

    private static Moment moment(String text) {
        return Moment.parse(text);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private static BudgetYear year(int year) {
        return new BudgetYear(year);
    }
}
