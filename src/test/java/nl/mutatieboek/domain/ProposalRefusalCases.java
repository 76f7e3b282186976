package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.proposeBatch;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.opening;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reallocation;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.RefusalSamples.ESTIMATE;
import static nl.mutatieboek.domain.RefusalSamples.NOTHING;
import static nl.mutatieboek.domain.RefusalSamples.OWB_2026;
import static nl.mutatieboek.domain.RefusalSamples.TRANSFER;
import static nl.mutatieboek.domain.RefusalSamples.chapter;
import static nl.mutatieboek.domain.RefusalSamples.item;
import static nl.mutatieboek.domain.RefusalSamples.who;
import static nl.mutatieboek.domain.RefusalSamples.year;
import static nl.mutatieboek.domain.SampleActors.BOTH;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.StructureCommandFactory.validity;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.FigureRefusal.AlreadyOpened;
import nl.mutatieboek.domain.FigureRefusal.FigureNotRounded;
import nl.mutatieboek.domain.FigureRefusal.ReserveBelowZero;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.NothingReserved;
import nl.mutatieboek.domain.KindRefusal.OnlyFromDocument;
import nl.mutatieboek.domain.KindRefusal.Unbalanced;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.KindRefusal.WrongSign;
import nl.mutatieboek.domain.MomentRefusal.DayImplausible;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.MomentSpanTurned;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MomentRefusal.UntilImplausible;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.MutationRefusal.ChapterNotNamed;
import nl.mutatieboek.domain.MutationRefusal.MutationExists;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.Refusal.OneRefused;
import nl.mutatieboek.domain.Refusal.TogetherRefused;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.NotAReserve;
import nl.mutatieboek.domain.StructureRefusal.NotAnEarmark;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.provider.Arguments;

/** Refusals of a proposal, or of several together. Each line begins with its cause. */
final class ProposalRefusalCases {
    private ProposalRefusalCases() {}

    static Stream<Arguments> cases() {
        return Stream.of(
                // Proposals
                arguments(
                        "a proposal under an identity that is taken",
                        propose("estimate", ESTIMATE),
                        propose("estimate", ESTIMATE),
                        new MutationExists("XX-2026-0001")),
                arguments(
                        "a proposal by somebody of no chapter that it touches",
                        NOTHING,
                        propose("transfer", TRANSFER).asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XVII, XX")),
                arguments(
                        "a proposal on behalf of a chapter that the proposer does not act for",
                        NOTHING,
                        propose("transfer", "XVII", TRANSFER).asActor(PROPOSER),
                        new NotOfChapter(who("proposer"), "XVII")),
                arguments(
                        "a proposal on behalf of a chapter that it does not touch",
                        NOTHING,
                        propose("estimate", "XVII", ESTIMATE).asActor(BOTH),
                        new NotOfChapter(who("both"), "XX")),
                arguments(
                        "a proposal by somebody of both its chapters who does not say for which",
                        NOTHING,
                        propose("transfer", TRANSFER).asActor(BOTH),
                        new ChapterNotNamed(who("both"), "XVII, XX")),
                arguments(
                        "a posting in a chapter that is not there",
                        NOTHING,
                        propose("transfer", transfer("VI/37 U 2026 -1", "XX/37 U 2026 1")),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a posting in a year before its chapter",
                        NOTHING,
                        propose("estimate", reEstimate("XX/37 U 2024 1")),
                        new ChapterNotValid(chapter("XX"), year(2024), validity(2025, null))),
                arguments(
                        "a moment that is not there",
                        NOTHING,
                        propose("estimate", ESTIMATE.withMoment("2027-OWB")),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a span from a moment that is not there",
                        NOTHING,
                        propose("estimate", ESTIMATE.withMomentFrom("2027-OWB")),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a span that ends before it begins",
                        NOTHING,
                        propose("estimate", ESTIMATE.withMomentFrom("2026-O1")),
                        new MomentSpanTurned(Moment.parse("2026-O1"), OWB_2026)),
                arguments(
                        "a moment that is closed for its chapter",
                        close("2026-OWB", "XX"),
                        propose("estimate", ESTIMATE),
                        new MomentIsClosed(OWB_2026, chapter("XX"))),
                arguments(
                        "a moment that is closed for the other chapter",
                        close("2026-OWB", "XVII"),
                        propose("transfer", TRANSFER),
                        new MomentIsClosed(OWB_2026, chapter("XVII"))),
                arguments(
                        "a year that the moment may not touch",
                        NOTHING,
                        propose("estimate", reEstimate("XX/37 U 2031 1")),
                        new YearOutsideMoment(OWB_2026, year(2031), year(2026), year(2030))),
                arguments(
                        "a day long before its budget year",
                        NOTHING,
                        propose("estimate", ESTIMATE.withEffectiveOn("1814-01-01")),
                        new DayImplausible(LocalDate.parse("1814-01-01"), OWB_2026, year(2021), year(2031))),
                arguments(
                        "the first day that is plausible",
                        NOTHING,
                        propose("estimate", ESTIMATE.withEffectiveOn("2021-01-01")),
                        null),
                arguments(
                        "a day long after its budget year",
                        NOTHING,
                        propose("estimate", ESTIMATE.withEffectiveOn("2032-01-01")),
                        new DayImplausible(LocalDate.parse("2032-01-01"), OWB_2026, year(2021), year(2031))),
                arguments(
                        "a series that ends before its lines",
                        NOTHING,
                        propose("estimate", ESTIMATE.until(2025)),
                        new UntilImplausible(year(2025), year(2026), year(2076))),
                arguments(
                        "a series that ends too late",
                        NOTHING,
                        propose("estimate", ESTIMATE.until(2077)),
                        new UntilImplausible(year(2077), year(2026), year(2076))),
                arguments(
                        "a series that ends with its lines", NOTHING, propose("estimate", ESTIMATE.until(2026)), null),
                arguments(
                        "a figure that is less round than its source",
                        NOTHING,
                        propose("estimate", ESTIMATE.rounded(1_000)),
                        new FigureNotRounded(
                                item("XX/37"), Flow.EXPENDITURE, year(2026), new Thousands(-5), new Thousands(1_000))),
                arguments(
                        "a proposal of what a document publishes",
                        NOTHING,
                        propose("published", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new OnlyFromDocument(MutationKind.PUBLISHED)),
                arguments(
                        "a reservation of nothing",
                        NOTHING,
                        propose("reserve", reservation(EARMARK + " U 2026 0")),
                        new NothingReserved(item(EARMARK))),
                arguments(
                        "a reservation of nothing beside one of something",
                        NOTHING,
                        propose("reserve", reservation(EARMARK + " U 2026 5", "XX/92/klimaat U 2026 0")),
                        new NothingReserved(item("XX/92/klimaat"))),
                arguments(
                        "a reservation of nothing in one of its years",
                        NOTHING,
                        propose("reserve", reservation(EARMARK + " U 2026 5", EARMARK + " U 2027 0")),
                        null),
                arguments(
                        "a reserve that is born below zero",
                        bookMutation("cut", reEstimate(EARMARK + " U 2027 -11")),
                        propose("reserve", reservation(EARMARK + " U 2026 10")),
                        new ReserveBelowZero(
                                item(EARMARK),
                                Flow.EXPENDITURE,
                                year(2027),
                                LocalDate.parse("2025-09-16"),
                                OWB_2026,
                                new Thousands(-11))),
                arguments(
                        "an item that is not there",
                        NOTHING,
                        propose("estimate", reEstimate("XX/93 U 2026 1")),
                        new UnknownItem(item("XX/93"), year(2026))),
                arguments(
                        "a re-estimate without a cause",
                        NOTHING,
                        propose("estimate", ESTIMATE.withCause(null, null, true)),
                        new FieldMissing(MutationKind.RE_ESTIMATE, "cause")),
                arguments(
                        "a cause where the kind has none",
                        NOTHING,
                        propose("opening", opening("XX/37 U 2026 1").withCause("fewer places", null, false)),
                        new FieldNotOfKind(MutationKind.OPENING, "cause")),
                arguments(
                        "a transfer within one chapter",
                        NOTHING,
                        propose("transfer", transfer("XX/37 U 2026 -1", "XX/91 U 2026 1")),
                        new WrongNumberOfChapters(MutationKind.TRANSFER, 2, 1)),
                arguments(
                        "a transfer that is one off",
                        NOTHING,
                        propose("transfer", transfer("XVII/~ U 2026 -10", "XX/37 U 2026 11")),
                        new Unbalanced(MutationKind.TRANSFER, Flow.EXPENDITURE, year(2026), new Thousands(1))),
                arguments(
                        "a reservation of less than nothing",
                        NOTHING,
                        propose("reserve", reservation(EARMARK + " U 2026 -1")),
                        new WrongSign(
                                MutationKind.RESERVATION,
                                item(EARMARK),
                                Flow.EXPENDITURE,
                                year(2026),
                                new Thousands(-1))),
                arguments(
                        "a reallocation to where it came from",
                        NOTHING,
                        propose("move", reallocation("XX/37 U 2026 -1", "XX/37 U 2026 1")),
                        new NothingMoves(MutationKind.REALLOCATION)),
                arguments(
                        "a reservation on an article",
                        NOTHING,
                        propose("reserve", reservation("XX/92 U 2026 1")),
                        new NotAnEarmark(item("XX/92"))),
                arguments(
                        "an allocation from what is no reserve",
                        NOTHING,
                        propose("draw", allocation("XX/92/klimaat U 2026 -1", "XX/37 U 2026 1")),
                        new NotAReserve(item("XX/92/klimaat"))),
                arguments(
                        "an item opened twice",
                        bookMutation("opening", opening("XX/37 U 2026 100")),
                        propose("again", opening("XX/37 U 2026 1")),
                        new AlreadyOpened(item("XX/37"), Flow.EXPENDITURE, year(2026))),
                arguments(
                        "a draw of one more than the reserve has",
                        bookMutation("reserve", reservation(EARMARK + " U 2026 46322")),
                        propose("draw", allocation(EARMARK + " U 2026 -46323", "XX/37 U 2026 46323")),
                        new ReserveOverdrawn(
                                item(EARMARK),
                                Flow.EXPENDITURE,
                                year(2026),
                                LocalDate.parse("2025-09-16"),
                                OWB_2026,
                                new Thousands(46322),
                                Thousands.ZERO,
                                new Thousands(46322),
                                new Thousands(46323))),
                arguments(
                        "several together, of which two are wrong",
                        NOTHING,
                        proposeBatch(
                                propose("one", reEstimate("XX/93 U 2026 1")),
                                propose("two", ESTIMATE),
                                propose("two", ESTIMATE)),
                        new TogetherRefused(List.of(
                                new OneRefused(0, new UnknownItem(item("XX/93"), year(2026))),
                                new OneRefused(2, new MutationExists("XX-2026-0001"))))));
    }
}
