package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.KindDetailsBuilder.empty;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.ADDED;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.AMENDED;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.BASE;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.IN_2030;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.MOVED;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.PRESENTED;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.amending;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.date;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.item;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.kept;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.moment;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.no;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.reserve;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.year;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.yes;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.MutationKind.AMENDMENT;
import static nl.mutatieboek.domain.value.MutationKind.EXTRAPOLATION;
import static nl.mutatieboek.domain.value.MutationKind.FINAL_BUDGET;
import static nl.mutatieboek.domain.value.MutationKind.GOVERNMENT_AMENDMENT;
import static nl.mutatieboek.domain.value.MutationKind.INTENSIFICATION;
import static nl.mutatieboek.domain.value.MutationKind.OPENING;
import static nl.mutatieboek.domain.value.MutationKind.PUBLISHED;
import static nl.mutatieboek.domain.value.MutationKind.REALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.REORGANISATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVATION;
import static nl.mutatieboek.domain.value.MutationKind.RE_ESTIMATE;
import static nl.mutatieboek.domain.value.MutationKind.SPENDING_CUT;

import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.FigureRefusal.AdjustedWithoutReason;
import nl.mutatieboek.domain.FigureRefusal.ExtrapolatedBefore;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.MomentNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NotStatedEither;
import nl.mutatieboek.domain.KindRefusal.NotTheAddedYear;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.StatedTwice;
import nl.mutatieboek.domain.MomentRefusal.AmendedAfterAdopted;
import nl.mutatieboek.domain.MomentRefusal.AmendedBeforePresented;
import nl.mutatieboek.domain.MomentRefusal.MomentNotOfBill;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureCommandFactory;
import nl.mutatieboek.domain.StructureRefusal.SuccessionElsewhere;
import nl.mutatieboek.domain.StructureRefusal.SuccessionUntouched;
import nl.mutatieboek.domain.StructureRefusal.UnknownSuccession;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds that follow a decision or a document. One line each, with the expected result at its end. */
class DocumentKindRuleTest {
    /** Kinds that follow a decision or a document. */
    static Stream<Arguments> documentRuleCases() {
        return Stream.of(
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
                        StructureCommandFactory.registerMoment("2027-VB", "2026-12-20"),
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
    @MethodSource("documentRuleCases")
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
}
