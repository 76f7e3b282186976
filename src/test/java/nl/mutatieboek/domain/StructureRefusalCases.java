package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.recordPublishedBalance;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.RefusalSamples.NOTHING;
import static nl.mutatieboek.domain.RefusalSamples.OWB_2026;
import static nl.mutatieboek.domain.RefusalSamples.chapter;
import static nl.mutatieboek.domain.RefusalSamples.item;
import static nl.mutatieboek.domain.RefusalSamples.year;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.recordCeiling;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;
import static nl.mutatieboek.domain.StructureCommandFactory.setDefaultMarks;
import static nl.mutatieboek.domain.StructureCommandFactory.validity;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.stream.Stream;
import nl.mutatieboek.domain.ImportRefusal.CheckedBefore;
import nl.mutatieboek.domain.ImportRefusal.StatedOtherwise;
import nl.mutatieboek.domain.MarkRefusal.CeilingRecordedBefore;
import nl.mutatieboek.domain.MarkRefusal.CeilingReplacedWithoutReason;
import nl.mutatieboek.domain.MarkRefusal.MarkReasonMissing;
import nl.mutatieboek.domain.MarkRefusal.MarksReplacedWithoutReason;
import nl.mutatieboek.domain.MarkRefusal.MarksSetBefore;
import nl.mutatieboek.domain.MomentRefusal.AssumedBeforeVisible;
import nl.mutatieboek.domain.MomentRefusal.EmbargoNotOver;
import nl.mutatieboek.domain.MomentRefusal.ImplausibleDate;
import nl.mutatieboek.domain.MomentRefusal.MomentExists;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.PublicOnAnotherDay;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.StructureRefusal.ChapterExists;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.ItemExists;
import nl.mutatieboek.domain.StructureRefusal.NamedBefore;
import nl.mutatieboek.domain.StructureRefusal.OpenItemNeverRegistered;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.provider.Arguments;

/** Refusals about chapters, items, moments, marks and published balances. Each line begins with its cause. */
final class StructureRefusalCases {
    private StructureRefusalCases() {}

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(
                        "a moment registered twice",
                        NOTHING,
                        registerMoment("2026-OWB", "2025-09-17"),
                        new MomentExists(OWB_2026, LocalDate.parse("2025-09-16"))),
                arguments(
                        "a moment on a day in another century",
                        NOTHING,
                        registerMoment("2027-OWB", "1814-01-01"),
                        new ImplausibleDate(
                                Moment.parse("2027-OWB"),
                                LocalDate.parse("1814-01-01"),
                                LocalDate.parse("2026-01-01"),
                                LocalDate.parse("2027-12-31"))),
                arguments(
                        "an assumed moment before visible ones",
                        NOTHING,
                        StructureCommandFactory.registerAssumed("2025-NVW-1", "2024-11-30", false),
                        new AssumedBeforeVisible(
                                Moment.parse("2025-NVW-1"), LocalDate.parse("2024-11-30"), Moment.parse("2025-O1"))),
                arguments(
                        "a moment that becomes public on another day",
                        NOTHING,
                        StructureCommandFactory.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-22T13:30:00Z"),
                        new PublicOnAnotherDay(
                                Moment.parse("2027-SBS"),
                                LocalDate.parse("2027-09-21"),
                                LocalDate.parse("2027-09-22"))),
                arguments(
                        "a correction that says the same",
                        NOTHING,
                        StructureCommandFactory.correctMoment("2026-VB", "2026-03-10", false),
                        new MomentRefusal.NothingToCorrect(Moment.parse("2026-VB"))),
                arguments(
                        "a correction past another moment",
                        NOTHING,
                        StructureCommandFactory.correctMoment("2026-VB", "2026-02-01", false),
                        new MomentRefusal.MomentWouldPass(
                                Moment.parse("2026-VB"), LocalDate.parse("2026-02-01"), Moment.parse("2026-ISB-1"))),
                arguments(
                        "a correction withdrawn that nobody proposed",
                        NOTHING,
                        StructureCommandFactory.withdrawCorrection("2026-VB"),
                        new MomentRefusal.NoCorrectionProposed(Moment.parse("2026-VB"))),
                arguments(
                        "a correction of an item that is not registered from that year",
                        NOTHING,
                        StructureCommandFactory.correctItem("XX/37", 2026, null, validity(2026, null)),
                        new StructureRefusal.ItemNotRegisteredFrom(item("XX/37"), year(2026))),
                arguments(
                        "a correction of an item that says the same",
                        NOTHING,
                        StructureCommandFactory.correctItem("XX/37", 2025, "Item XX/37", validity(2025, null)),
                        new StructureRefusal.ItemUnchanged(item("XX/37"))),
                arguments(
                        "a correction that leaves out an item below",
                        NOTHING,
                        StructureCommandFactory.correctItem("XX/37", 2025, null, validity(2025, 2030)),
                        new StructureRefusal.ItemBelowLeftOut(item("XX/37"), item("XX/37/2"), validity(2025, null))),
                arguments(
                        "a correction that leaves out a year with a check",
                        ActorCommandFactory.recordPublishedBalance("XX/91", 2026, "2026-OWB"),
                        StructureCommandFactory.correctItem("XX/91", 2025, null, validity(2027, null)),
                        new StructureRefusal.ItemUsed(item("XX/91"), year(2026), OWB_2026)),
                arguments(
                        "a correction of a name that nobody recorded",
                        NOTHING,
                        StructureCommandFactory.correctName("XX/37", 2026, "Assiel", 2026, "Asiel"),
                        new StructureRefusal.NotNamedSo(item("XX/37"), year(2026), "Assiel")),
                arguments(
                        "a withdrawal of no correction",
                        NOTHING,
                        StructureCommandFactory.withdrawCorrections("XX/37"),
                        new StructureRefusal.NoItemCorrectionProposed(item("XX/37"))),
                arguments(
                        "an embargo whose time has not come",
                        StructureCommandFactory.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-21T13:30:00Z"),
                        StructureCommandFactory.liftEmbargo("2027-SBS"),
                        new EmbargoNotOver(Moment.parse("2027-SBS"))),
                arguments(
                        "a chapter opened twice",
                        NOTHING,
                        openChapter("XX", 2030, null, true),
                        new ChapterExists(chapter("XX"), "Chapter XX")),
                arguments(
                        "a chapter registered as an item",
                        NOTHING,
                        registerItem("XX", 2026, null),
                        new ChapterExists(chapter("XX"), "Chapter XX")),
                arguments(
                        "an item of a chapter that is not there",
                        NOTHING,
                        registerItem("VI/37", 2026, null),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "an item registered twice for the same years",
                        NOTHING,
                        registerItem("V/4", 2016, 2016),
                        new ItemExists(item("V/4"), validity(2013, 2016))),
                arguments(
                        "an item below one that is not there",
                        NOTHING,
                        registerItem("XX/93/1", 2026, null),
                        new UnknownItem(item("XX/93"), year(2026))),
                arguments(
                        "an item below one that is not there in its first year",
                        NOTHING,
                        registerItem("V/4/oda", 2017, null),
                        new UnknownItem(item("V/4"), year(2017))),
                arguments(
                        "an item from before its chapter",
                        NOTHING,
                        registerItem("XX/93", 2024, null),
                        new ChapterNotValid(chapter("XX"), year(2024), validity(2025, null))),
                arguments(
                        "an open item registered",
                        NOTHING,
                        registerItem("XX/37~91", 2026, null),
                        new OpenItemNeverRegistered(item("XX/37~91"))),
                arguments(
                        "the same default marks again",
                        setDefaultMarks("XX/37", Ceiling.HEALTH_CARE, null),
                        setDefaultMarks("XX/37", Ceiling.HEALTH_CARE, "Besluit"),
                        new MarksSetBefore(item("XX/37"), year(2025))),
                arguments(
                        "default marks replaced without a reason",
                        setDefaultMarks("XX/37", Ceiling.HEALTH_CARE, null),
                        setDefaultMarks("XX/37", Ceiling.OUTSIDE, null),
                        new MarksReplacedWithoutReason(item("XX/37"), year(2025))),
                arguments(
                        "a line that departs from a default without a reason",
                        setDefaultMarks("XX/37", Ceiling.HEALTH_CARE, null),
                        propose(
                                "m",
                                reEstimate("XX/37/2 U 2026 1")
                                        .marked(new StatedMarks(
                                                new BudgetMarks(Ceiling.OUTSIDE, null, null, null), null, null, null))),
                        new MarkReasonMissing(item("XX/37/2"), Flow.EXPENDITURE, year(2026))),
                arguments(
                        "a line that departs from the class of its mutation without a reason",
                        setDefaultMarks("XX/37", Ceiling.HEALTH_CARE, null),
                        propose(
                                "m",
                                reEstimate("XX/37/2 U 2026 1")
                                        .marked(new StatedMarks(
                                                BudgetMarks.UNKNOWN.withClass(MutationClass.TECHNICAL),
                                                null,
                                                null,
                                                null))),
                        new MarkReasonMissing(item("XX/37/2"), Flow.EXPENDITURE, year(2026))),
                arguments(
                        "the same ceiling again",
                        recordCeiling(100, null),
                        recordCeiling(100, "Besluit"),
                        new CeilingRecordedBefore(Ceiling.HEALTH_CARE, year(2026), OWB_2026, new Thousands(100))),
                arguments(
                        "a ceiling replaced without a reason",
                        recordCeiling(100, null),
                        recordCeiling(101, null),
                        new CeilingReplacedWithoutReason(
                                Ceiling.HEALTH_CARE, year(2026), OWB_2026, new Thousands(100))),
                arguments(
                        "a closing of a moment that is not there",
                        NOTHING,
                        close("2027-OWB", "XX"),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a closing in a chapter that is not there",
                        NOTHING,
                        close("2026-OWB", "VI"),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a moment closed twice",
                        close("2026-OWB", "XX"),
                        close("2026-OWB", "XX"),
                        new MomentIsClosed(OWB_2026, chapter("XX"))),
                arguments(
                        "a published balance of a chapter that is not there",
                        NOTHING,
                        recordPublishedBalance("VI", 2026, "2026-OWB"),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a published balance of a moment that is not there",
                        NOTHING,
                        recordPublishedBalance("XX", 2026, "2027-OWB"),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a published balance of a year before its chapter",
                        NOTHING,
                        recordPublishedBalance("XX", 2024, "2026-OWB"),
                        new ChapterNotValid(chapter("XX"), year(2024), validity(2025, null))),
                arguments(
                        "a published balance of an item that is not there",
                        NOTHING,
                        recordPublishedBalance("XX/93", 2026, "2026-OWB"),
                        new UnknownItem(item("XX/93"), year(2026))),
                arguments(
                        "a name that a document gave before",
                        StructureCommandFactory.nameItem("XX/37", 2026, "Asiel"),
                        StructureCommandFactory.nameItem("XX/37", 2026, "Asiel"),
                        new NamedBefore(item("XX/37"), year(2026), "Asiel")),
                arguments(
                        "a published balance that was recorded before",
                        recordPublishedBalance("XX/37", 2026, "2026-OWB"),
                        recordPublishedBalance("XX/37", 2026, "2026-OWB").asActor(SampleActors.IMPORTER),
                        new CheckedBefore(item("XX/37"), Flow.EXPENDITURE, year(2026), OWB_2026)),
                arguments(
                        "a published balance of a document that was recorded with another figure",
                        recordPublishedBalance("XX/37", 2026, "2026-OWB"),
                        recordPublishedBalance("XX/37", 2026, "2026-OWB", 8_941_000)
                                .asActor(SampleActors.IMPORTER),
                        statedOtherwise()),
                arguments(
                        "a published balance of a document in another spelling that was recorded with another figure",
                        recordPublishedBalance("36800-XX-2", "XX/37", 2026, "2026-OWB", 8_940_000),
                        recordPublishedBalance(" 36800\u2011xx\u20112\u00A0", "XX/37", 2026, "2026-OWB", 8_941_000)
                                .asActor(SampleActors.IMPORTER),
                        statedOtherwise()));
    }

    private static StatedOtherwise statedOtherwise() {
        return new StatedOtherwise(
                item("XX/37"),
                Flow.EXPENDITURE,
                year(2026),
                OWB_2026,
                new Thousands(8_940_000),
                new Thousands(8_941_000),
                1);
    }
}
