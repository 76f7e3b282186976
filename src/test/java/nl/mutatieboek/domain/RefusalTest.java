package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.agree;
import static nl.mutatieboek.domain.ActorCommandFactory.allowEarlyExecution;
import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.attach;
import static nl.mutatieboek.domain.ActorCommandFactory.attachMany;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.digest;
import static nl.mutatieboek.domain.ActorCommandFactory.importBalances;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.openChapter;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.proposeBatch;
import static nl.mutatieboek.domain.ActorCommandFactory.recordCeiling;
import static nl.mutatieboek.domain.ActorCommandFactory.recordPublishedBalance;
import static nl.mutatieboek.domain.ActorCommandFactory.registerItem;
import static nl.mutatieboek.domain.ActorCommandFactory.registerMoment;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.reopen;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ActorCommandFactory.revokeBill;
import static nl.mutatieboek.domain.ActorCommandFactory.setDefaultMarks;
import static nl.mutatieboek.domain.ActorCommandFactory.validity;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.ActorCommandFactory.withdrawAttachment;
import static nl.mutatieboek.domain.ActorCommandFactory.withdrawMomentChange;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.opening;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reallocation;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.BOTH;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;
import static nl.mutatieboek.domain.SampleActors.INSPECTOR;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleActors.SECOND_COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.SECOND_INSPECTOR;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.FigureRefusal.AlreadyOpened;
import nl.mutatieboek.domain.FigureRefusal.ChangeTooLarge;
import nl.mutatieboek.domain.FigureRefusal.ChapterTotalTooLarge;
import nl.mutatieboek.domain.FigureRefusal.FigureNotRounded;
import nl.mutatieboek.domain.FigureRefusal.MutationTotalTooLarge;
import nl.mutatieboek.domain.FigureRefusal.ReserveBelowZero;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.ImportRefusal.CheckedBefore;
import nl.mutatieboek.domain.ImportRefusal.EnteredBefore;
import nl.mutatieboek.domain.ImportRefusal.LineTakenBefore;
import nl.mutatieboek.domain.ImportRefusal.LooksLike;
import nl.mutatieboek.domain.ImportRefusal.StatedBefore;
import nl.mutatieboek.domain.ImportRefusal.StatedOtherwise;
import nl.mutatieboek.domain.ImportRefusal.TakenAndReversed;
import nl.mutatieboek.domain.ImportRefusal.TakenBefore;
import nl.mutatieboek.domain.ImportRefusal.TakenOtherwise;
import nl.mutatieboek.domain.ImportRefusal.TakenWithOther;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.NothingReserved;
import nl.mutatieboek.domain.KindRefusal.OnlyFromDocument;
import nl.mutatieboek.domain.KindRefusal.Unbalanced;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.KindRefusal.WrongSign;
import nl.mutatieboek.domain.MarkRefusal.CeilingRecordedBefore;
import nl.mutatieboek.domain.MarkRefusal.CeilingReplacedWithoutReason;
import nl.mutatieboek.domain.MarkRefusal.MarkReasonMissing;
import nl.mutatieboek.domain.MarkRefusal.MarksReplacedWithoutReason;
import nl.mutatieboek.domain.MarkRefusal.MarksSetBefore;
import nl.mutatieboek.domain.MomentRefusal.AdoptedBeforePresented;
import nl.mutatieboek.domain.MomentRefusal.AssumedBeforeVisible;
import nl.mutatieboek.domain.MomentRefusal.BillAdoptedBefore;
import nl.mutatieboek.domain.MomentRefusal.BillNotPresented;
import nl.mutatieboek.domain.MomentRefusal.BillPresentedBefore;
import nl.mutatieboek.domain.MomentRefusal.DayImplausible;
import nl.mutatieboek.domain.MomentRefusal.EmbargoNotOver;
import nl.mutatieboek.domain.MomentRefusal.ImplausibleDate;
import nl.mutatieboek.domain.MomentRefusal.MomentExists;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.MomentIsOpen;
import nl.mutatieboek.domain.MomentRefusal.MomentSpanTurned;
import nl.mutatieboek.domain.MomentRefusal.NotABill;
import nl.mutatieboek.domain.MomentRefusal.NothingProposed;
import nl.mutatieboek.domain.MomentRefusal.ProposedBySomebodyElse;
import nl.mutatieboek.domain.MomentRefusal.PublicOnAnotherDay;
import nl.mutatieboek.domain.MomentRefusal.SecondPersonAsked;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MomentRefusal.UntilImplausible;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.MutationRefusal.AlreadyConsented;
import nl.mutatieboek.domain.MutationRefusal.AttachedBefore;
import nl.mutatieboek.domain.MutationRefusal.AuthorisedAlready;
import nl.mutatieboek.domain.MutationRefusal.ChapterNotNamed;
import nl.mutatieboek.domain.MutationRefusal.ConsentNotAsked;
import nl.mutatieboek.domain.MutationRefusal.ExceptedBefore;
import nl.mutatieboek.domain.MutationRefusal.MutationExists;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.MutationRefusal.NoMandateForChapter;
import nl.mutatieboek.domain.MutationRefusal.NotAttached;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotNewPolicy;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.MutationRefusal.NotPending;
import nl.mutatieboek.domain.MutationRefusal.NotReversed;
import nl.mutatieboek.domain.MutationRefusal.NotTheAttacher;
import nl.mutatieboek.domain.MutationRefusal.NotTheProposer;
import nl.mutatieboek.domain.MutationRefusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.MutationRefusal.ReplacedForOtherChapter;
import nl.mutatieboek.domain.MutationRefusal.ReversalUnderWay;
import nl.mutatieboek.domain.MutationRefusal.ReversedInEarlierMoment;
import nl.mutatieboek.domain.MutationRefusal.ReversedOnEarlierDay;
import nl.mutatieboek.domain.MutationRefusal.TooManyAttachments;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.Refusal.OneRefused;
import nl.mutatieboek.domain.Refusal.TogetherRefused;
import nl.mutatieboek.domain.StructureRefusal.ChapterExists;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.ItemExists;
import nl.mutatieboek.domain.StructureRefusal.ItemLooksLike;
import nl.mutatieboek.domain.StructureRefusal.NamedBefore;
import nl.mutatieboek.domain.StructureRefusal.NotAReserve;
import nl.mutatieboek.domain.StructureRefusal.NotAnEarmark;
import nl.mutatieboek.domain.StructureRefusal.OpenItemNeverRegistered;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.mutation.MutationKindRuleTest;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes every refusal; each line begins with its cause. */
class RefusalTest {
    private static final Moment OWB_2026 = Moment.parse("2026-OWB");
    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final ProposalDraft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final CommandScript NOTHING = CommandScript.of();

    static Stream<Arguments> statementRefusalCases() {
        ActorCommand cap = BudgetConstraintCommandFactory.recordMarginCap("XX", 2026, 100);
        ActorCommand form = BudgetConstraintCommandFactory.stateCoverageForm("XX", "Asiel", CoverageForm.OVER_YEARS);
        ActorCommand flexibility = BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2026, "2026-OWB", 845);
        return Stream.of(
                arguments("a cap on a margin", NOTHING, cap, null),
                arguments(
                        "another cap on a margin",
                        cap,
                        BudgetConstraintCommandFactory.recordMarginCap("XX", 2026, 99),
                        null),
                arguments("a cap of a document", NOTHING, cap.asActor(SampleActors.IMPORTER), null),
                arguments(
                        "a cap on the Aanvullende Post",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("AP", 2026, 100)
                                .asActor(SampleActors.TREASURER),
                        new BudgetConstraintRefusal.MarginWithoutStatement(chapter("AP"))),
                arguments(
                        "a cap before its chapter was opened",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("XX", 2024, 100),
                        new ChapterNotValid(chapter("XX"), year(2024), validity(2025, null))),
                arguments(
                        "a cap of an unknown moment",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("XX", 2026, "2027-OWB", 100),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a cap of an unknown chapter",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordMarginCap("VI", 2026, 100),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a cap of another chapter",
                        NOTHING,
                        cap.asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XX")),
                arguments(
                        "the same cap again",
                        cap,
                        cap,
                        new BudgetConstraintRefusal.MarginCapBefore(chapter("XX"), year(2026), new Thousands(100))),
                arguments("a form of cover", NOTHING, form, null),
                arguments(
                        "another form of cover",
                        form,
                        BudgetConstraintCommandFactory.stateCoverageForm("XX", "Asiel", CoverageForm.RECEIPTS),
                        null),
                arguments(
                        "the same form of cover of another package",
                        form,
                        BudgetConstraintCommandFactory.stateCoverageForm("XX", "Opvang", CoverageForm.OVER_YEARS),
                        null),
                arguments(
                        "the same form of cover again, in other capitals",
                        form,
                        BudgetConstraintCommandFactory.stateCoverageForm("XX", "ASIEL", CoverageForm.OVER_YEARS),
                        new BudgetConstraintRefusal.CoverageFormBefore(
                                chapter("XX"), "ASIEL", CoverageForm.OVER_YEARS)),
                arguments(
                        "a form of cover of another chapter",
                        NOTHING,
                        form.asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XX")),
                arguments(
                        "a form of cover stated by an importer",
                        NOTHING,
                        form.asActor(SampleActors.IMPORTER),
                        new NotOfChapter(who("importer"), "XX")),
                arguments("a budget flexibility", NOTHING, flexibility, null),
                arguments(
                        "a budget flexibility of a document",
                        NOTHING,
                        flexibility.asActor(SampleActors.IMPORTER),
                        null),
                arguments(
                        "another budget flexibility",
                        flexibility,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2026, "2026-OWB", 844),
                        null),
                arguments(
                        "the same budget flexibility again",
                        flexibility,
                        flexibility,
                        new BudgetConstraintRefusal.FlexibilityBefore(item("XX/37"), year(2026), OWB_2026)),
                arguments(
                        "a budget flexibility of an unknown moment",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2027, "2027-OWB", 845),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a budget flexibility of a year beyond its moment",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2025, "2026-OWB", 845),
                        new YearOutsideMoment(OWB_2026, year(2025), year(2026), year(2030))),
                arguments(
                        "a budget flexibility before its chapter was opened",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2013, "2013-OWB", 845),
                        new ChapterNotValid(chapter("XX"), year(2013), validity(2025, null))),
                arguments(
                        "a budget flexibility of an unknown article",
                        NOTHING,
                        BudgetConstraintCommandFactory.recordFlexibility("XX/93", 2026, "2026-OWB", 845),
                        new UnknownItem(item("XX/93"), year(2026))),
                arguments(
                        "an item taken out of the year of its budget flexibility",
                        BudgetConstraintCommandFactory.recordFlexibility("XX/91", 2026, "2026-OWB", 845),
                        ActorCommandFactory.correctItem("XX/91", 2025, null, validity(2025, 2025)),
                        new StructureRefusal.ItemUsed(item("XX/91"), year(2026), OWB_2026)));
    }

    static Stream<Arguments> refusalCases() {
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
                        ActorCommandFactory.registerAssumed("2025-NVW-1", "2024-11-30", false),
                        new AssumedBeforeVisible(
                                Moment.parse("2025-NVW-1"), LocalDate.parse("2024-11-30"), Moment.parse("2025-O1"))),
                arguments(
                        "a moment that becomes public on another day",
                        NOTHING,
                        ActorCommandFactory.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-22T13:30:00Z"),
                        new PublicOnAnotherDay(
                                Moment.parse("2027-SBS"),
                                LocalDate.parse("2027-09-21"),
                                LocalDate.parse("2027-09-22"))),
                arguments(
                        "a correction that says the same",
                        NOTHING,
                        ActorCommandFactory.correctMoment("2026-VB", "2026-03-10", false),
                        new MomentRefusal.NothingToCorrect(Moment.parse("2026-VB"))),
                arguments(
                        "a correction past another moment",
                        NOTHING,
                        ActorCommandFactory.correctMoment("2026-VB", "2026-02-01", false),
                        new MomentRefusal.MomentWouldPass(
                                Moment.parse("2026-VB"), LocalDate.parse("2026-02-01"), Moment.parse("2026-ISB-1"))),
                arguments(
                        "a correction withdrawn that nobody proposed",
                        NOTHING,
                        ActorCommandFactory.withdrawCorrection("2026-VB"),
                        new MomentRefusal.NoCorrectionProposed(Moment.parse("2026-VB"))),
                arguments(
                        "a correction of an item that is not registered from that year",
                        NOTHING,
                        ActorCommandFactory.correctItem("XX/37", 2026, null, validity(2026, null)),
                        new StructureRefusal.ItemNotRegisteredFrom(item("XX/37"), year(2026))),
                arguments(
                        "a correction of an item that says the same",
                        NOTHING,
                        ActorCommandFactory.correctItem("XX/37", 2025, "Item XX/37", validity(2025, null)),
                        new StructureRefusal.ItemUnchanged(item("XX/37"))),
                arguments(
                        "a correction that leaves out an item below",
                        NOTHING,
                        ActorCommandFactory.correctItem("XX/37", 2025, null, validity(2025, 2030)),
                        new StructureRefusal.ItemBelowLeftOut(item("XX/37"), item("XX/37/2"), validity(2025, null))),
                arguments(
                        "a correction that leaves out a year with a check",
                        ActorCommandFactory.recordPublishedBalance("XX/91", 2026, "2026-OWB"),
                        ActorCommandFactory.correctItem("XX/91", 2025, null, validity(2027, null)),
                        new StructureRefusal.ItemUsed(item("XX/91"), year(2026), OWB_2026)),
                arguments(
                        "a correction of a name that nobody recorded",
                        NOTHING,
                        ActorCommandFactory.correctName("XX/37", 2026, "Assiel", 2026, "Asiel"),
                        new StructureRefusal.NotNamedSo(item("XX/37"), year(2026), "Assiel")),
                arguments(
                        "a withdrawal of no correction",
                        NOTHING,
                        ActorCommandFactory.withdrawCorrections("XX/37"),
                        new StructureRefusal.NoItemCorrectionProposed(item("XX/37"))),
                arguments(
                        "an embargo whose time has not come",
                        ActorCommandFactory.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-21T13:30:00Z"),
                        ActorCommandFactory.liftEmbargo("2027-SBS"),
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
                        ActorCommandFactory.nameItem("XX/37", 2026, "Asiel"),
                        ActorCommandFactory.nameItem("XX/37", 2026, "Asiel"),
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
                        new StatedOtherwise(
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                year(2026),
                                OWB_2026,
                                new Thousands(8_940_000),
                                new Thousands(8_941_000),
                                1)),
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
                // Consents
                arguments(
                        "an approval of what was never proposed",
                        NOTHING,
                        approve("estimate"),
                        new UnknownMutation(mutation("estimate"))),
                arguments(
                        "an approval by somebody of another chapter",
                        propose("transfer", TRANSFER),
                        approve("transfer").asActor(COUNTERPART),
                        new NotOfChapter(who("counterpart"), "XX")),
                arguments(
                        "an approval by the proposer",
                        propose("estimate", ESTIMATE),
                        approve("estimate").asActor(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "a second approval",
                        CommandScript.of(propose("transfer", TRANSFER), approve("transfer")),
                        approve("transfer").asActor(THIRD),
                        new AlreadyConsented(who("approver"), "XX-2026-0001")),
                arguments(
                        "a confirmation where no other chapter is touched",
                        propose("estimate", ESTIMATE),
                        confirm("estimate"),
                        new ConsentNotAsked("confirmation", "XX-2026-0001")),
                arguments(
                        "a confirmation by somebody of the proposer's chapter",
                        propose("transfer", TRANSFER),
                        confirm("transfer").asActor(THIRD),
                        new NotOfChapter(who("third"), "XVII")),
                arguments(
                        "a confirmation by the approver",
                        CommandScript.of(
                                propose("transfer", TRANSFER),
                                approve("transfer").asActor(BOTH)),
                        confirm("transfer").asActor(BOTH),
                        new AlreadyConsented(who("both"), "XX-2026-0001")),
                arguments(
                        "a confirmation by the proposer",
                        propose("transfer", "XX", TRANSFER).asActor(BOTH),
                        confirm("transfer").asActor(BOTH),
                        new ProposerMayNotConsent(who("both"), "XX-2026-0001")),
                arguments(
                        "a confirmation more than was asked",
                        CommandScript.of(propose("transfer", TRANSFER), confirm("transfer")),
                        confirm("transfer").asActor(SECOND_COUNTERPART),
                        new AlreadyConsented(who("counterpart"), "XX-2026-0001")),
                arguments(
                        "an agreement that the policy does not ask",
                        propose("estimate", ESTIMATE),
                        new ActorCommand(APPROVER, new Command.AgreeMutation(mutation("estimate"))),
                        new ConsentNotAsked("agreement", "XX-2026-0001")),
                arguments(
                        "a rejection by the proposer",
                        propose("estimate", ESTIMATE),
                        reject("estimate").asActor(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "a return by somebody of a chapter that it does not touch",
                        propose("transfer", TRANSFER),
                        returnToProposer("transfer").asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XVII, XX")),
                arguments(
                        "a withdrawal by somebody else",
                        propose("estimate", ESTIMATE),
                        withdraw("estimate").asActor(APPROVER),
                        new NotTheProposer(who("approver"), "XX-2026-0001")),
                arguments(
                        "the same file attached twice",
                        CommandScript.of(propose("estimate", ESTIMATE), attach("estimate", "a")),
                        attach("estimate", "a").asActor(APPROVER),
                        new AttachedBefore("XX-2026-0001", "a.pdf")),
                arguments(
                        "one file more than the limit",
                        CommandScript.of(propose("estimate", ESTIMATE), attachMany("estimate", 20)),
                        attach("estimate", "a"),
                        new TooManyAttachments("XX-2026-0001", 20)),
                arguments(
                        "a file by a stranger",
                        propose("estimate", ESTIMATE),
                        attach("estimate", "a").asActor(STRANGER),
                        new NotOfChapter(who("stranger"), "XX")),
                arguments(
                        "a file after the booking",
                        bookMutation("estimate", ESTIMATE),
                        attach("estimate", "a"),
                        new NotPending("XX-2026-0001", "BOOKED")),
                arguments(
                        "a withdrawal of a file that is not attached",
                        propose("estimate", ESTIMATE),
                        withdrawAttachment("estimate", "a"),
                        new NotAttached("XX-2026-0001", digest("a"))),
                arguments(
                        "a withdrawal of a file that another person attached",
                        CommandScript.of(propose("estimate", ESTIMATE), attach("estimate", "a")),
                        withdrawAttachment("estimate", "a").asActor(APPROVER),
                        new NotTheAttacher(who("approver"), "a.pdf")),
                arguments(
                        "an approval after the booking",
                        bookMutation("estimate", ESTIMATE),
                        approve("estimate").asActor(THIRD),
                        new NotPending("XX-2026-0001", "BOOKED")),
                arguments(
                        "an approval after the rejection",
                        CommandScript.of(propose("estimate", ESTIMATE), reject("estimate")),
                        approve("estimate"),
                        new NotPending("XX-2026-0001", "REJECTED")),
                // Reversals
                arguments(
                        "a reversal presented before its original, on the same day",
                        bookMutation("estimate", ESTIMATE),
                        reverse("back", "estimate", "2025-SBS", null),
                        new ReversedInEarlierMoment(Moment.parse("2025-SBS"), OWB_2026)),
                arguments(
                        "a reversal from the day before its original",
                        bookMutation("estimate", ESTIMATE),
                        reverse("back", "estimate", null, "2025-09-15"),
                        new ReversedOnEarlierDay(LocalDate.parse("2025-09-15"), LocalDate.parse("2025-09-16"))),
                arguments(
                        "the restoration of a reversal before that",
                        CommandScript.of(
                                bookMutation("estimate", ESTIMATE),
                                reverse("back", "estimate", null, "2025-12-01"),
                                approve("back")),
                        reverse("restored", "back", null, "2025-11-30"),
                        new ReversedOnEarlierDay(LocalDate.parse("2025-11-30"), LocalDate.parse("2025-12-01"))),
                arguments(
                        "a reversal of what was never proposed",
                        NOTHING,
                        reverse("back", "estimate"),
                        new UnknownMutation(mutation("estimate"))),
                arguments(
                        "a reversal of what is not booked",
                        propose("estimate", ESTIMATE),
                        reverse("back", "estimate"),
                        new NotBooked("XX-2026-0001", "PROPOSED")),
                arguments(
                        "a second reversal while the first is pending",
                        CommandScript.of(bookMutation("estimate", ESTIMATE), reverse("back", "estimate")),
                        reverse("again", "estimate"),
                        new ReversalUnderWay("XX-2026-0001", mutation("back"))),
                arguments(
                        "a second reversal after the first",
                        CommandScript.of(bookMutation("estimate", ESTIMATE), bookReversal("back", "estimate")),
                        reverse("again", "estimate"),
                        new NotBooked("XX-2026-0001", "REVERSED")),
                arguments(
                        "a correction of what still counts",
                        bookMutation("estimate", ESTIMATE),
                        propose("better", ESTIMATE.correcting("estimate")),
                        new NotReversed(mutation("estimate"), "XX-2026-0001")),
                arguments(
                        "a correction of what counts again",
                        CommandScript.of(
                                bookMutation("estimate", ESTIMATE),
                                bookReversal("back", "estimate"),
                                bookReversal("restored", "back")),
                        propose("better", ESTIMATE.correcting("estimate")),
                        new NotReversed(mutation("estimate"), "XX-2026-0001")),
                arguments(
                        "a correction for another chapter by a person of both",
                        CommandScript.of(propose("estimate", ESTIMATE), returnToProposer("estimate")),
                        propose("better", reEstimate("XVII/~ U 2026 -5").correcting("estimate"))
                                .asActor(SampleActors.BOTH),
                        new ReplacedForOtherChapter("XX-2026-0001", "XX")),
                arguments(
                        "a correction by an import",
                        CommandScript.of(propose("estimate", ESTIMATE), returnToProposer("estimate")),
                        importMutation("better", ESTIMATE.correcting("estimate")),
                        new NotOfChapter(SampleActors.IMPORTER.person(), "XX")),
                arguments(
                        "a correction of what was never proposed",
                        NOTHING,
                        propose("better", ESTIMATE.correcting("estimate")),
                        new UnknownMutation(mutation("estimate"))));
    }

    /** Refusals about moments, bills, documents, new policy and batches. */
    static Stream<Arguments> momentRefusalCases() {
        CommandScript presented = presentBill("2026-OWB", "XX", "2025-09-16");
        CommandScript adopted = CommandScript.of(presented, adoptBill("2026-OWB", "XX", "2026-03-10"));
        ProposalDraft measure =
                ProposalDraft.of(MutationKind.INTENSIFICATION, "XX/37 U 2026 5").asNewPolicy();
        return Stream.of(
                arguments(
                        "a reopening of a moment that is open",
                        NOTHING,
                        reopen("2026-OWB", "XX"),
                        new MomentIsOpen(OWB_2026, chapter("XX"))),
                arguments(
                        "a reopening in a chapter that is not there",
                        NOTHING,
                        reopen("2026-OWB", "VI"),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a bill of a moment that has none",
                        NOTHING,
                        presentBill("2026-VB", "XX", "2026-03-10"),
                        new NotABill(Moment.parse("2026-VB"))),
                arguments(
                        "a bill presented twice",
                        presented,
                        presentBill("2026-OWB", "XX", "2025-09-17"),
                        new BillPresentedBefore(OWB_2026, chapter("XX"), "36800-XX-1")),
                arguments(
                        "an act without a bill",
                        presentBill("2026-OWB", "XVII", "2025-09-16"),
                        adoptBill("2026-OWB", "XX", "2026-03-10"),
                        new BillNotPresented(OWB_2026, chapter("XX"))),
                arguments(
                        "a bill adopted twice",
                        adopted,
                        adoptBill("2026-OWB", "XX", "2026-03-11"),
                        new BillAdoptedBefore(OWB_2026, chapter("XX"), "Stb. 2026, 112")),
                arguments(
                        "a revocation of what was never recorded",
                        presentBill("2026-OWB", "XVII", "2025-09-16"),
                        revokeBill("2026-OWB", "XX"),
                        new BillNotPresented(OWB_2026, chapter("XX"))),
                arguments(
                        "an act from before its bill",
                        presented,
                        adoptBill("2026-OWB", "XX", "2025-09-15"),
                        new AdoptedBeforePresented(
                                OWB_2026, LocalDate.parse("2025-09-16"), LocalDate.parse("2025-09-15"))),
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
                                        ActorCommandFactory.validity(2025, null),
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
                                        ActorCommandFactory.validity(2025, null),
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
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "an exception for what is no new policy",
                        bookMutation("estimate", ESTIMATE),
                        allowEarlyExecution("estimate"),
                        new NotNewPolicy("XX-2026-0001")),
                arguments(
                        "an exception by another chapter",
                        bookMutation("measure", measure),
                        allowEarlyExecution("measure").asActor(COUNTERPART),
                        new NotOfChapter(who("counterpart"), "XX")),
                arguments(
                        "an exception for what is not booked",
                        propose("measure", measure),
                        allowEarlyExecution("measure"),
                        new NotBooked("XX-2026-0001", "PROPOSED")),
                arguments(
                        "an exception for what is not there",
                        NOTHING,
                        allowEarlyExecution("measure"),
                        new UnknownMutation(mutation("measure"))),
                arguments(
                        "a second exception",
                        CommandScript.of(bookMutation("measure", measure), allowEarlyExecution("measure")),
                        allowEarlyExecution("measure").asActor(THIRD),
                        new ExceptedBefore("XX-2026-0001", "35806-2")),
                arguments(
                        "an exception by its proposer",
                        bookMutation("measure", measure),
                        allowEarlyExecution("measure").asActor(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "an exception for what is authorised",
                        CommandScript.of(bookMutation("measure", measure), adopted),
                        allowEarlyExecution("measure"),
                        new AuthorisedAlready("XX-2026-0001", "Stb. 2026, 112")),
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

    @ParameterizedTest(name = "{0}")
    @MethodSource({"refusalCases", "statementRefusalCases", "momentRefusalCases"})
    void command_is_accepted_or_refused_with_the_expected_reason(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.DecisionAssert outcome = DecisionScenario.given(given).when(act);
        if (fact == null) {
            outcome.thenAccepted();
        } else {
            outcome.thenRefused(fact);
        }
    }

    /** With a policy that requires more people. */
    static Stream<Arguments> stricterPolicyRefusalCases() {
        return Stream.of(
                arguments(
                        "a correction confirmed by its proposer",
                        ActorCommandFactory.correctMoment("2026-VB", "2026-03-11", false),
                        ActorCommandFactory.correctMoment("2026-VB", "2026-03-11", false),
                        new MomentRefusal.CorrectionProposedBefore(who("approver"), Moment.parse("2026-VB"))),
                arguments(
                        "a correction of an item confirmed by its proposer",
                        ActorCommandFactory.correctItem("XX/91", 2025, "Apparaat", validity(2025, null)),
                        ActorCommandFactory.correctItem("XX/91", 2025, "Apparaat", validity(2025, null)),
                        new StructureRefusal.ItemCorrectionProposedBefore(who("approver"), item("XX/91"))),
                arguments(
                        "a correction of an item taken back by somebody else",
                        ActorCommandFactory.correctItem("XX/91", 2025, "Apparaat", validity(2025, null)),
                        ActorCommandFactory.withdrawCorrections("XX/91").asActor(THIRD),
                        new StructureRefusal.ItemCorrectionBySomebodyElse(
                                who("third"), who("approver"), item("XX/91"))),
                arguments(
                        "a moment closed by its proposer",
                        close("2026-OWB", "XX"),
                        close("2026-OWB", "XX"),
                        new SecondPersonAsked(who("approver"), OWB_2026, chapter("XX"))),
                arguments(
                        "a moment reopened by its proposer",
                        CommandScript.of(
                                close("2026-OWB", "XX"),
                                close("2026-OWB", "XX").asActor(THIRD),
                                reopen("2026-OWB", "XX").asActor(THIRD)),
                        reopen("2026-OWB", "XX").asActor(THIRD),
                        new SecondPersonAsked(who("third"), OWB_2026, chapter("XX"))),
                arguments(
                        "nothing proposed taken back",
                        NOTHING,
                        withdrawMomentChange("2026-OWB", "XX"),
                        new NothingProposed(OWB_2026, chapter("XX"))),
                arguments(
                        "a proposed closing taken back by somebody else",
                        close("2026-OWB", "XX"),
                        withdrawMomentChange("2026-OWB", "XX").asActor(THIRD),
                        new ProposedBySomebodyElse(who("third"), who("approver"), OWB_2026, chapter("XX"))),
                arguments(
                        "a proposed closing taken back for a moment that is not there",
                        close("2026-OWB", "XX"),
                        withdrawMomentChange("2027-OWB", "XX"),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a closing of what is closed",
                        CommandScript.of(
                                close("2026-OWB", "XX"), close("2026-OWB", "XX").asActor(THIRD)),
                        close("2026-OWB", "XX"),
                        new MomentIsClosed(OWB_2026, chapter("XX"))),
                arguments(
                        "a moment registered by the administrator of a chapter",
                        NOTHING,
                        ActorCommandFactory.registerMoment("2027-OWB", "2026-09-15")
                                .asActor(STRANGER),
                        new NoMandate(who("stranger"), Mandate.ADMINISTER)),
                arguments(
                        "a closing by somebody who only proposes",
                        NOTHING,
                        close("2026-OWB", "XX").asActor(MandateTest.only(Mandate.PROPOSE)),
                        new NoMandateForChapter(who("official"), Mandate.ADMINISTER, "XX")),
                arguments(
                        "an agreement by somebody who is not of the inspectorate",
                        propose("estimate", ESTIMATE),
                        agree("estimate").asActor(APPROVER),
                        new NoMandate(who("approver"), Mandate.INSPECTORATE)),
                arguments(
                        "a second agreement",
                        CommandScript.of(propose("estimate", ESTIMATE), agree("estimate")),
                        agree("estimate").asActor(SECOND_INSPECTOR),
                        new AlreadyConsented(who("inspector"), "XX-2026-0001")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stricterPolicyRefusalCases")
    void command_is_refused_under_a_stricter_policy_with_the_expected_reason(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.given(new ConsentPolicy(2, 2, Set.of(new ConsentPolicy.AgreementRule(null, null))), given)
                .when(act)
                .thenRefused(fact);
    }

    /** All refusals provoked by the tables; those of kinds and matters are in tests of their own. */
    private static Stream<Refusal> provoked() {
        return Stream.of(
                        refusalCases(),
                        statementRefusalCases(),
                        momentRefusalCases(),
                        stricterPolicyRefusalCases(),
                        MutationKindRuleTest.kindRuleCases(),
                        MatterRefusalTest.matterRefusalCases())
                .flatMap(table -> table)
                .map(line -> (Refusal) line.get()[3])
                .filter(Objects::nonNull);
    }

    @Test
    void every_refusal_type_is_provoked_by_a_test_case() {
        Set<Class<?>> provoked = provoked().map(Refusal::getClass).collect(Collectors.toSet());

        assertThat(RefusalFormatter.types()).isSubsetOf(provoked);
    }

    @Test
    void refusal_codes_are_unique_lower_case_words_with_hyphens() {
        assertThat(provoked().map(Refusal::code).distinct())
                .hasSize(RefusalFormatter.types().size())
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"))
                .contains("reserve-overdrawn", "not-a-reserve", "not-an-earmark", "not-of-chapter");
    }

    private static ChapterCode chapter(String code) {
        return new ChapterCode(code);
    }

    private static ItemPath item(String path) {
        return ItemPath.parse(path);
    }

    private static BudgetYear year(int year) {
        return new BudgetYear(year);
    }

    private static PersonId who(String person) {
        return new PersonId(person);
    }
}
