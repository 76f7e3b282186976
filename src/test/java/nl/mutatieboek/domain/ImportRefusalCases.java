package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.importBalances;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.RefusalSamples.NOTHING;
import static nl.mutatieboek.domain.RefusalSamples.chapter;
import static nl.mutatieboek.domain.RefusalSamples.item;
import static nl.mutatieboek.domain.RefusalSamples.who;
import static nl.mutatieboek.domain.RefusalSamples.year;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;
import static nl.mutatieboek.domain.SampleActors.INSPECTOR;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.FigureRefusal.ChangeTooLarge;
import nl.mutatieboek.domain.FigureRefusal.ChapterTotalTooLarge;
import nl.mutatieboek.domain.FigureRefusal.MutationTotalTooLarge;
import nl.mutatieboek.domain.ImportRefusal.EnteredBefore;
import nl.mutatieboek.domain.ImportRefusal.LineTakenBefore;
import nl.mutatieboek.domain.ImportRefusal.LooksLike;
import nl.mutatieboek.domain.ImportRefusal.StatedBefore;
import nl.mutatieboek.domain.ImportRefusal.StatedOtherwise;
import nl.mutatieboek.domain.ImportRefusal.TakenAndReversed;
import nl.mutatieboek.domain.ImportRefusal.TakenBefore;
import nl.mutatieboek.domain.ImportRefusal.TakenOtherwise;
import nl.mutatieboek.domain.ImportRefusal.TakenWithOther;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.StructureRefusal.ItemLooksLike;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.provider.Arguments;

/** Refusals of documents and balances that are imported. Each line begins with its cause. */
final class ImportRefusalCases {
    private ImportRefusalCases() {}

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(
                        "a document taken over without the mandate",
                        NOTHING,
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5"))
                                .asActor(PROPOSER),
                        new NoMandate(who("proposer"), Mandate.IMPORT)),
                arguments(
                        "a document taken over by the inspectorate",
                        NOTHING,
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5"))
                                .asActor(INSPECTOR),
                        new NoMandate(who("inspector"), Mandate.IMPORT)),
                arguments(
                        "a document taken over again with another figure",
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 6")),
                        new TakenOtherwise(
                                "XX-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5),
                                new Thousands(6))),
                arguments(
                        "a document taken over again with a line more",
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        importMutation(
                                "it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5", "XX/92 U 2026 6")),
                        new TakenOtherwise(
                                "XX-2026-0001",
                                item("XX/92"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                null,
                                new Thousands(6))),
                arguments(
                        "a document taken over again as something else",
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        importMutation(
                                "it",
                                ProposalDraft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 5")
                                        .withMoment("2026-OWB")),
                        new TakenWithOther("XX-2026-0001", "kind", "PUBLISHED", "FINAL_BUDGET")),
                arguments(
                        "a document taken over again that was reversed",
                        CommandScript.of(
                                importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                                reverse("back", "it"),
                                approve("back")),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new TakenAndReversed("XX-2026-0001", "XX-2026-0002")),
                arguments(
                        "balances taken over without the mandate",
                        NOTHING,
                        importBalances("it", "2026-OWB", "XX/37 U 2026 5").asActor(PROPOSER),
                        new NoMandate(who("proposer"), Mandate.IMPORT)),
                arguments(
                        "balances in a moment that is not known",
                        NOTHING,
                        importBalances("it", "2031-OWB", "XX/37 U 2031 5"),
                        new UnknownMoment(Moment.parse("2031-OWB"))),
                arguments(
                        "balances of a chapter that is not known",
                        NOTHING,
                        importBalances("it", "2026-OWB", "IX/37 U 2026 5"),
                        new UnknownChapter(new ChapterCode("IX"))),
                arguments(
                        "balances taken over before",
                        importBalances("before", "2026-OWB", "XX/37 U 2026 5"),
                        importBalances("it", "2026-OWB", "XX/37 U 2026 5"),
                        new StatedBefore(new ChapterCode("XX"), Moment.parse("2026-OWB"))),
                arguments(
                        "balances of which two were taken over before and were others",
                        importBalances("before", "2026-OWB", "XX/37 U 2026 5", "XX/92 U 2026 6"),
                        importBalances("it", "2026-OWB", "XX/37 U 2026 6", "XX/92 U 2026 7"),
                        new StatedOtherwise(
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                Moment.parse("2026-OWB"),
                                new Thousands(5),
                                new Thousands(6),
                                2)),
                arguments(
                        "a document taken over twice under one identity",
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new TakenBefore("XX-2026-0001")),
                arguments(
                        "a line that was imported as another kind",
                        importMutation("before", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        importMutation("it", reEstimate("XX/37 U 2026 5", "XX/91 U 2026 6")),
                        new LineTakenBefore(
                                "XX-2026-0001",
                                MutationKind.PUBLISHED,
                                MutationKind.RE_ESTIMATE,
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "what people entered from the same document",
                        bookMutation("before", reEstimate("XX/37 U 2026 5", "XX/91 U 2026 6")),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new EnteredBefore("XX-2026-0001")),
                arguments(
                        "what looks like something that people proposed",
                        propose("before", reEstimate("XX/37 U 2026 5")),
                        importMutation(
                                "it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/91 U 2026 6", "XX/37 U 2026 5")),
                        new LooksLike(
                                "XX-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "the sum of two equal postings that wait",
                        propose("before", reEstimate("XX/37 U 2026 5", "XX/37 U 2026 5")),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 10")),
                        new LooksLike(
                                "XX-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(10))),
                arguments(
                        "the sum of two equal postings that people booked",
                        bookMutation("before", reEstimate("XX/37 U 2026 5", "XX/37 U 2026 5")),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 10")),
                        new EnteredBefore("XX-2026-0001")),
                arguments(
                        "a transfer that the other chapter proposed",
                        propose("before", transfer("XX/37 U 2026 5", "XVII/4 U 2026 -5"))
                                .asActor(COUNTERPART),
                        importMutation("it", transfer("XX/37 U 2026 5", "XVII/4 U 2026 -5")),
                        new LooksLike(
                                "XVII-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "a single line of a transfer that another chapter proposed",
                        propose("before", transfer("XX/37 U 2026 5", "XVII/4 U 2026 -5"))
                                .asActor(COUNTERPART),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new LooksLike(
                                "XVII-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "a line that a pending reversal of its reversal would book again",
                        CommandScript.of(
                                importMutation("before", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                                bookReversal("back", "before"),
                                reverse("again", "back")),
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new LooksLike(
                                "XX-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "an imported item that looks like another of its article",
                        NOTHING,
                        new ActorCommand(
                                IMPORTER,
                                new ItemCommand.RegisterItem(
                                        item("XX/37/2/coa"),
                                        "item xx 37.2 ZBO",
                                        StructureCommandFactory.validity(2025, null),
                                        new ItemCommand.ImportSource(Set.of(), false))),
                        new ItemLooksLike(item("XX/37/2/coa"), item("XX/37/2/zbo"), "Item XX/37/2/zbo")),
                arguments(
                        "an imported article whose number differs from another by a zero",
                        NOTHING,
                        new ActorCommand(
                                IMPORTER,
                                new ItemCommand.RegisterItem(
                                        item("XX/037"),
                                        "Another name",
                                        StructureCommandFactory.validity(2025, null),
                                        new ItemCommand.ImportSource(Set.of(), false))),
                        new ItemLooksLike(item("XX/037"), item("XX/37"), "Item XX/37")),
                arguments(
                        "a balance that is too far from the book's own",
                        importMutation("before", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 -9")),
                        importBalances("it", "2026-OWB", "XX/37 U 2026 999999999999"),
                        new ChangeTooLarge(
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                Moment.parse("2026-OWB"),
                                new Thousands(1_000_000_000_008L))),
                arguments(
                        "a mutation whose lines add up to too much",
                        NOTHING,
                        propose("it", reEstimate("XX/37 U 2026 999999999999", "XX/91 U 2026 1")),
                        new MutationTotalTooLarge(
                                chapter("XX"), Flow.EXPENDITURE, year(2026), new Thousands(1_000_000_000_000L))),
                arguments(
                        "a decrease where too much is booked",
                        CommandScript.of(
                                bookMutation("first", reEstimate("XX/37 U 2026 -999999999999")),
                                bookMutation("second", reEstimate("XX/37 U 2026 -1"))),
                        propose("it", reEstimate("XX/91 U 2026 -5")),
                        new ChapterTotalTooLarge(chapter("XX"), Flow.EXPENDITURE, year(2026), new Thousands(-5))),
                arguments(
                        "a document of a moment that is not there",
                        NOTHING,
                        importMutation(
                                "it",
                                ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2027 5")
                                        .withMoment("2027-OWB")),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a document of a chapter that is not there",
                        NOTHING,
                        importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, "VI/37 U 2026 5")),
                        new UnknownChapter(chapter("VI"))));
    }
}
