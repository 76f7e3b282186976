package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.adopt;
import static nl.mutatieboek.domain.Acts.agree;
import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.confirm;
import static nl.mutatieboek.domain.Acts.except;
import static nl.mutatieboek.domain.Acts.mutation;
import static nl.mutatieboek.domain.Acts.openChapter;
import static nl.mutatieboek.domain.Acts.present;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.publish;
import static nl.mutatieboek.domain.Acts.registerItem;
import static nl.mutatieboek.domain.Acts.registerMoment;
import static nl.mutatieboek.domain.Acts.reject;
import static nl.mutatieboek.domain.Acts.reopen;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.reversed;
import static nl.mutatieboek.domain.Acts.revoke;
import static nl.mutatieboek.domain.Acts.sendBack;
import static nl.mutatieboek.domain.Acts.take;
import static nl.mutatieboek.domain.Acts.takeBalances;
import static nl.mutatieboek.domain.Acts.together;
import static nl.mutatieboek.domain.Acts.valid;
import static nl.mutatieboek.domain.Acts.withdraw;
import static nl.mutatieboek.domain.Acts.withdrawSitting;
import static nl.mutatieboek.domain.Draft.allocation;
import static nl.mutatieboek.domain.Draft.opening;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.reallocation;
import static nl.mutatieboek.domain.Draft.reservation;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.People.APPROVER;
import static nl.mutatieboek.domain.People.BOTH;
import static nl.mutatieboek.domain.People.COUNTERPART;
import static nl.mutatieboek.domain.People.IMPORTER;
import static nl.mutatieboek.domain.People.INSPECTOR;
import static nl.mutatieboek.domain.People.PROPOSER;
import static nl.mutatieboek.domain.People.SECOND_COUNTERPART;
import static nl.mutatieboek.domain.People.SECOND_INSPECTOR;
import static nl.mutatieboek.domain.People.STRANGER;
import static nl.mutatieboek.domain.People.THIRD;
import static nl.mutatieboek.domain.TheBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Refusal.AdoptedBeforePresented;
import nl.mutatieboek.domain.Refusal.AlreadyConsented;
import nl.mutatieboek.domain.Refusal.AlreadyOpened;
import nl.mutatieboek.domain.Refusal.AssumedBeforeVisible;
import nl.mutatieboek.domain.Refusal.AuthorisedAlready;
import nl.mutatieboek.domain.Refusal.BillAdoptedBefore;
import nl.mutatieboek.domain.Refusal.BillNotPresented;
import nl.mutatieboek.domain.Refusal.BillPresentedBefore;
import nl.mutatieboek.domain.Refusal.ChangeTooLarge;
import nl.mutatieboek.domain.Refusal.ChapterExists;
import nl.mutatieboek.domain.Refusal.ChapterNotNamed;
import nl.mutatieboek.domain.Refusal.ChapterNotValid;
import nl.mutatieboek.domain.Refusal.ChapterTotalTooLarge;
import nl.mutatieboek.domain.Refusal.CheckedBefore;
import nl.mutatieboek.domain.Refusal.ConsentNotAsked;
import nl.mutatieboek.domain.Refusal.DayImplausible;
import nl.mutatieboek.domain.Refusal.EmbargoNotOver;
import nl.mutatieboek.domain.Refusal.EnteredBefore;
import nl.mutatieboek.domain.Refusal.ExceptedBefore;
import nl.mutatieboek.domain.Refusal.FieldMissing;
import nl.mutatieboek.domain.Refusal.FieldNotOfKind;
import nl.mutatieboek.domain.Refusal.FigureNotRounded;
import nl.mutatieboek.domain.Refusal.ImplausibleDate;
import nl.mutatieboek.domain.Refusal.ItemExists;
import nl.mutatieboek.domain.Refusal.ItemLooksLike;
import nl.mutatieboek.domain.Refusal.LineTakenBefore;
import nl.mutatieboek.domain.Refusal.LooksLike;
import nl.mutatieboek.domain.Refusal.MomentExists;
import nl.mutatieboek.domain.Refusal.MomentIsClosed;
import nl.mutatieboek.domain.Refusal.MomentIsOpen;
import nl.mutatieboek.domain.Refusal.MomentSpanTurned;
import nl.mutatieboek.domain.Refusal.MutationExists;
import nl.mutatieboek.domain.Refusal.MutationTotalTooLarge;
import nl.mutatieboek.domain.Refusal.NamedBefore;
import nl.mutatieboek.domain.Refusal.NoMandate;
import nl.mutatieboek.domain.Refusal.NoMandateForChapter;
import nl.mutatieboek.domain.Refusal.NotABill;
import nl.mutatieboek.domain.Refusal.NotAReserve;
import nl.mutatieboek.domain.Refusal.NotAnEarmark;
import nl.mutatieboek.domain.Refusal.NotBooked;
import nl.mutatieboek.domain.Refusal.NotNewPolicy;
import nl.mutatieboek.domain.Refusal.NotOfChapter;
import nl.mutatieboek.domain.Refusal.NotPending;
import nl.mutatieboek.domain.Refusal.NotReversed;
import nl.mutatieboek.domain.Refusal.NotTheProposer;
import nl.mutatieboek.domain.Refusal.NothingMoves;
import nl.mutatieboek.domain.Refusal.NothingProposed;
import nl.mutatieboek.domain.Refusal.NothingReserved;
import nl.mutatieboek.domain.Refusal.OneRefused;
import nl.mutatieboek.domain.Refusal.OnlyFromDocument;
import nl.mutatieboek.domain.Refusal.OpenItemNeverRegistered;
import nl.mutatieboek.domain.Refusal.ProposedBySomebodyElse;
import nl.mutatieboek.domain.Refusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.Refusal.PublicOnAnotherDay;
import nl.mutatieboek.domain.Refusal.ReserveBelowZero;
import nl.mutatieboek.domain.Refusal.ReserveOverdrawn;
import nl.mutatieboek.domain.Refusal.ReversalUnderWay;
import nl.mutatieboek.domain.Refusal.ReversedInEarlierMoment;
import nl.mutatieboek.domain.Refusal.ReversedOnEarlierDay;
import nl.mutatieboek.domain.Refusal.SecondPersonAsked;
import nl.mutatieboek.domain.Refusal.StatedBefore;
import nl.mutatieboek.domain.Refusal.StatedOtherwise;
import nl.mutatieboek.domain.Refusal.TakenAndReversed;
import nl.mutatieboek.domain.Refusal.TakenBefore;
import nl.mutatieboek.domain.Refusal.TakenOtherwise;
import nl.mutatieboek.domain.Refusal.TakenWithOther;
import nl.mutatieboek.domain.Refusal.TogetherRefused;
import nl.mutatieboek.domain.Refusal.Unbalanced;
import nl.mutatieboek.domain.Refusal.UnknownChapter;
import nl.mutatieboek.domain.Refusal.UnknownItem;
import nl.mutatieboek.domain.Refusal.UnknownMoment;
import nl.mutatieboek.domain.Refusal.UnknownMutation;
import nl.mutatieboek.domain.Refusal.UntilImplausible;
import nl.mutatieboek.domain.Refusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.Refusal.WrongSign;
import nl.mutatieboek.domain.Refusal.YearOutsideMoment;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fact that can be in the way, provoked; what leads to it stands at the beginning of the line. */
class RefusalTest {
    private static final Moment OWB_2026 = Moment.parse("2026-OWB");
    private static final Draft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final Draft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final Step NOTHING = Step.of();

    static Stream<Arguments> facts() {
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
                        Acts.registerAssumed("2025-NVW-1", "2024-11-30", false),
                        new AssumedBeforeVisible(
                                Moment.parse("2025-NVW-1"), LocalDate.parse("2024-11-30"), Moment.parse("2025-O1"))),
                arguments(
                        "a moment that becomes public on another day",
                        NOTHING,
                        Acts.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-22T13:30:00Z"),
                        new PublicOnAnotherDay(
                                Moment.parse("2027-SBS"),
                                LocalDate.parse("2027-09-21"),
                                LocalDate.parse("2027-09-22"))),
                arguments(
                        "a correction that says the same",
                        NOTHING,
                        Acts.correct("2026-VB", "2026-03-10", false),
                        new Refusal.NothingToCorrect(Moment.parse("2026-VB"))),
                arguments(
                        "a correction past another moment",
                        NOTHING,
                        Acts.correct("2026-VB", "2026-02-01", false),
                        new Refusal.MomentWouldPass(
                                Moment.parse("2026-VB"), LocalDate.parse("2026-02-01"), Moment.parse("2026-ISB-1"))),
                arguments(
                        "a correction withdrawn that nobody proposed",
                        NOTHING,
                        Acts.withdrawCorrection("2026-VB"),
                        new Refusal.NoCorrectionProposed(Moment.parse("2026-VB"))),
                arguments(
                        "a correction of an item that is not registered from that year",
                        NOTHING,
                        Acts.correctItem("XX/37", 2026, null, valid(2026, null)),
                        new Refusal.ItemNotRegisteredFrom(item("XX/37"), year(2026))),
                arguments(
                        "a correction of an item that says the same",
                        NOTHING,
                        Acts.correctItem("XX/37", 2025, "Item XX/37", valid(2025, null)),
                        new Refusal.ItemUnchanged(item("XX/37"))),
                arguments(
                        "a correction that leaves out an item below",
                        NOTHING,
                        Acts.correctItem("XX/37", 2025, null, valid(2025, 2030)),
                        new Refusal.ItemBelowLeftOut(item("XX/37"), item("XX/37/2"), valid(2025, null))),
                arguments(
                        "a correction that leaves out a year with a check",
                        Acts.publish("XX/91", 2026, "2026-OWB"),
                        Acts.correctItem("XX/91", 2025, null, valid(2027, null)),
                        new Refusal.ItemUsed(item("XX/91"), year(2026), OWB_2026)),
                arguments(
                        "a correction of a name that nobody recorded",
                        NOTHING,
                        Acts.correctName("XX/37", 2026, "Assiel", 2026, "Asiel"),
                        new Refusal.NotNamedSo(item("XX/37"), year(2026), "Assiel")),
                arguments(
                        "a withdrawal of no correction",
                        NOTHING,
                        Acts.withdrawCorrections("XX/37"),
                        new Refusal.NoItemCorrectionProposed(item("XX/37"))),
                arguments(
                        "an embargo whose time has not come",
                        Acts.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-21T13:30:00Z"),
                        Acts.liftEmbargo("2027-SBS"),
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
                        new ItemExists(item("V/4"), valid(2013, 2016))),
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
                        new ChapterNotValid(chapter("XX"), year(2024), valid(2025, null))),
                arguments(
                        "an open item registered",
                        NOTHING,
                        registerItem("XX/37~91", 2026, null),
                        new OpenItemNeverRegistered(item("XX/37~91"))),
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
                        publish("VI", 2026, "2026-OWB"),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "a published balance of a moment that is not there",
                        NOTHING,
                        publish("XX", 2026, "2027-OWB"),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a published balance of a year before its chapter",
                        NOTHING,
                        publish("XX", 2024, "2026-OWB"),
                        new ChapterNotValid(chapter("XX"), year(2024), valid(2025, null))),
                arguments(
                        "a published balance of an item that is not there",
                        NOTHING,
                        publish("XX/93", 2026, "2026-OWB"),
                        new UnknownItem(item("XX/93"), year(2026))),
                arguments(
                        "a name that a document gave before",
                        Acts.nameItem("XX/37", 2026, "Asiel"),
                        Acts.nameItem("XX/37", 2026, "Asiel"),
                        new NamedBefore(item("XX/37"), year(2026), "Asiel")),
                arguments(
                        "a published balance that was recorded before",
                        publish("XX/37", 2026, "2026-OWB"),
                        publish("XX/37", 2026, "2026-OWB").by(People.IMPORTER),
                        new CheckedBefore(item("XX/37"), Flow.EXPENDITURE, year(2026), OWB_2026)),
                arguments(
                        "a published balance of a document that was recorded with another figure",
                        publish("XX/37", 2026, "2026-OWB"),
                        publish("XX/37", 2026, "2026-OWB", 8_941_000).by(People.IMPORTER),
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
                        propose("transfer", TRANSFER).by(STRANGER),
                        new NotOfChapter(who("stranger"), "XVII, XX")),
                arguments(
                        "a proposal on behalf of a chapter that the proposer does not act for",
                        NOTHING,
                        propose("transfer", "XVII", TRANSFER).by(PROPOSER),
                        new NotOfChapter(who("proposer"), "XVII")),
                arguments(
                        "a proposal on behalf of a chapter that it does not touch",
                        NOTHING,
                        propose("estimate", "XVII", ESTIMATE).by(BOTH),
                        new NotOfChapter(who("both"), "XX")),
                arguments(
                        "a proposal by somebody of both its chapters who does not say for which",
                        NOTHING,
                        propose("transfer", TRANSFER).by(BOTH),
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
                        new ChapterNotValid(chapter("XX"), year(2024), valid(2025, null))),
                arguments(
                        "a moment that is not there",
                        NOTHING,
                        propose("estimate", ESTIMATE.in("2027-OWB")),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a span from a moment that is not there",
                        NOTHING,
                        propose("estimate", ESTIMATE.since("2027-OWB")),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a span that ends before it begins",
                        NOTHING,
                        propose("estimate", ESTIMATE.since("2026-O1")),
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
                        propose("estimate", ESTIMATE.on("1814-01-01")),
                        new DayImplausible(LocalDate.parse("1814-01-01"), OWB_2026, year(2021), year(2031))),
                arguments(
                        "the first day that is plausible",
                        NOTHING,
                        propose("estimate", ESTIMATE.on("2021-01-01")),
                        null),
                arguments(
                        "a day long after its budget year",
                        NOTHING,
                        propose("estimate", ESTIMATE.on("2032-01-01")),
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
                        propose("published", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
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
                        booked("cut", reEstimate(EARMARK + " U 2027 -11")),
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
                        propose("estimate", ESTIMATE.why(null, null, true)),
                        new FieldMissing(MutationKind.RE_ESTIMATE, "cause")),
                arguments(
                        "a cause where the kind has none",
                        NOTHING,
                        propose("opening", opening("XX/37 U 2026 1").why("fewer places", null, false)),
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
                        booked("opening", opening("XX/37 U 2026 100")),
                        propose("again", opening("XX/37 U 2026 1")),
                        new AlreadyOpened(item("XX/37"), Flow.EXPENDITURE, year(2026))),
                arguments(
                        "a draw of one more than the reserve has",
                        booked("reserve", reservation(EARMARK + " U 2026 46322")),
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
                        approve("transfer").by(COUNTERPART),
                        new NotOfChapter(who("counterpart"), "XX")),
                arguments(
                        "an approval by the proposer",
                        propose("estimate", ESTIMATE),
                        approve("estimate").by(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "a second approval",
                        Step.of(propose("transfer", TRANSFER), approve("transfer")),
                        approve("transfer").by(THIRD),
                        new AlreadyConsented(who("approver"), "XX-2026-0001")),
                arguments(
                        "a confirmation where no other chapter is touched",
                        propose("estimate", ESTIMATE),
                        confirm("estimate"),
                        new ConsentNotAsked("confirmation", "XX-2026-0001")),
                arguments(
                        "a confirmation by somebody of the proposer's chapter",
                        propose("transfer", TRANSFER),
                        confirm("transfer").by(THIRD),
                        new NotOfChapter(who("third"), "XVII")),
                arguments(
                        "a confirmation by whoever approved",
                        Step.of(
                                propose("transfer", TRANSFER),
                                approve("transfer").by(BOTH)),
                        confirm("transfer").by(BOTH),
                        new AlreadyConsented(who("both"), "XX-2026-0001")),
                arguments(
                        "a confirmation by whoever proposed",
                        propose("transfer", "XX", TRANSFER).by(BOTH),
                        confirm("transfer").by(BOTH),
                        new ProposerMayNotConsent(who("both"), "XX-2026-0001")),
                arguments(
                        "a confirmation more than was asked",
                        Step.of(propose("transfer", TRANSFER), confirm("transfer")),
                        confirm("transfer").by(SECOND_COUNTERPART),
                        new AlreadyConsented(who("counterpart"), "XX-2026-0001")),
                arguments(
                        "an agreement that the policy does not ask",
                        propose("estimate", ESTIMATE),
                        new Act(APPROVER, new Command.AgreeMutation(mutation("estimate"))),
                        new ConsentNotAsked("agreement", "XX-2026-0001")),
                arguments(
                        "a rejection by the proposer",
                        propose("estimate", ESTIMATE),
                        reject("estimate").by(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "a return by somebody of a chapter that it does not touch",
                        propose("transfer", TRANSFER),
                        sendBack("transfer").by(STRANGER),
                        new NotOfChapter(who("stranger"), "XVII, XX")),
                arguments(
                        "a withdrawal by somebody else",
                        propose("estimate", ESTIMATE),
                        withdraw("estimate").by(APPROVER),
                        new NotTheProposer(who("approver"), "XX-2026-0001")),
                arguments(
                        "an approval after the booking",
                        booked("estimate", ESTIMATE),
                        approve("estimate").by(THIRD),
                        new NotPending("XX-2026-0001", "BOOKED")),
                arguments(
                        "an approval after the rejection",
                        Step.of(propose("estimate", ESTIMATE), reject("estimate")),
                        approve("estimate"),
                        new NotPending("XX-2026-0001", "REJECTED")),
                // Reversals
                arguments(
                        "a reversal presented before its original, on the same day",
                        booked("estimate", ESTIMATE),
                        reverse("back", "estimate", "2025-SBS", null),
                        new ReversedInEarlierMoment(Moment.parse("2025-SBS"), OWB_2026)),
                arguments(
                        "a reversal from the day before its original",
                        booked("estimate", ESTIMATE),
                        reverse("back", "estimate", null, "2025-09-15"),
                        new ReversedOnEarlierDay(LocalDate.parse("2025-09-15"), LocalDate.parse("2025-09-16"))),
                arguments(
                        "the restoration of a reversal before that",
                        Step.of(
                                booked("estimate", ESTIMATE),
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
                        Step.of(booked("estimate", ESTIMATE), reverse("back", "estimate")),
                        reverse("again", "estimate"),
                        new ReversalUnderWay("XX-2026-0001", mutation("back"))),
                arguments(
                        "a second reversal after the first",
                        Step.of(booked("estimate", ESTIMATE), reversed("back", "estimate")),
                        reverse("again", "estimate"),
                        new NotBooked("XX-2026-0001", "REVERSED")),
                arguments(
                        "a correction of what still counts",
                        booked("estimate", ESTIMATE),
                        propose("better", ESTIMATE.correcting("estimate")),
                        new NotReversed(mutation("estimate"), "XX-2026-0001")),
                arguments(
                        "a correction of what counts again",
                        Step.of(
                                booked("estimate", ESTIMATE),
                                reversed("back", "estimate"),
                                reversed("restored", "back")),
                        propose("better", ESTIMATE.correcting("estimate")),
                        new NotReversed(mutation("estimate"), "XX-2026-0001")),
                arguments(
                        "a correction of what was never proposed",
                        NOTHING,
                        propose("better", ESTIMATE.correcting("estimate")),
                        new UnknownMutation(mutation("estimate"))));
    }

    /** Of moments, bills, documents, new policy and several at once. */
    static Stream<Arguments> factsOfMoments() {
        Step presented = present("2026-OWB", "XX", "2025-09-16");
        Step adopted = Step.of(presented, adopt("2026-OWB", "XX", "2026-03-10"));
        Draft measure = Draft.of(MutationKind.INTENSIFICATION, "XX/37 U 2026 5").asNewPolicy();
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
                        present("2026-VB", "XX", "2026-03-10"),
                        new NotABill(Moment.parse("2026-VB"))),
                arguments(
                        "a bill presented twice",
                        presented,
                        present("2026-OWB", "XX", "2025-09-17"),
                        new BillPresentedBefore(OWB_2026, chapter("XX"), "36800-XX-1")),
                arguments(
                        "an act without a bill",
                        present("2026-OWB", "XVII", "2025-09-16"),
                        adopt("2026-OWB", "XX", "2026-03-10"),
                        new BillNotPresented(OWB_2026, chapter("XX"))),
                arguments(
                        "a bill adopted twice",
                        adopted,
                        adopt("2026-OWB", "XX", "2026-03-11"),
                        new BillAdoptedBefore(OWB_2026, chapter("XX"), "Stb. 2026, 112")),
                arguments(
                        "a revocation of what was never recorded",
                        present("2026-OWB", "XVII", "2025-09-16"),
                        revoke("2026-OWB", "XX"),
                        new BillNotPresented(OWB_2026, chapter("XX"))),
                arguments(
                        "an act from before its bill",
                        presented,
                        adopt("2026-OWB", "XX", "2025-09-15"),
                        new AdoptedBeforePresented(
                                OWB_2026, LocalDate.parse("2025-09-16"), LocalDate.parse("2025-09-15"))),
                arguments(
                        "a document taken over without the mandate",
                        NOTHING,
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5"))
                                .by(PROPOSER),
                        new NoMandate(who("proposer"), Mandate.IMPORT)),
                arguments(
                        "a document taken over by the inspectorate",
                        NOTHING,
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5"))
                                .by(INSPECTOR),
                        new NoMandate(who("inspector"), Mandate.IMPORT)),
                arguments(
                        "a document taken over again with another figure",
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 6")),
                        new TakenOtherwise(
                                "XX-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5),
                                new Thousands(6))),
                arguments(
                        "a document taken over again with a line more",
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5", "XX/92 U 2026 6")),
                        new TakenOtherwise(
                                "XX-2026-0001",
                                item("XX/92"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                null,
                                new Thousands(6))),
                arguments(
                        "a document taken over again as something else",
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        take(
                                "it",
                                Draft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 5")
                                        .in("2026-OWB")),
                        new TakenWithOther("XX-2026-0001", "kind", "PUBLISHED", "FINAL_BUDGET")),
                arguments(
                        "a document taken over again that was reversed",
                        Step.of(
                                take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                                reverse("back", "it"),
                                approve("back")),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new TakenAndReversed("XX-2026-0001", "XX-2026-0002")),
                arguments(
                        "balances taken over by whoever may not",
                        NOTHING,
                        takeBalances("it", "2026-OWB", "XX/37 U 2026 5").by(PROPOSER),
                        new NoMandate(who("proposer"), Mandate.IMPORT)),
                arguments(
                        "balances in a moment that is not known",
                        NOTHING,
                        takeBalances("it", "2031-OWB", "XX/37 U 2031 5"),
                        new UnknownMoment(Moment.parse("2031-OWB"))),
                arguments(
                        "balances of a chapter that is not known",
                        NOTHING,
                        takeBalances("it", "2026-OWB", "IX/37 U 2026 5"),
                        new UnknownChapter(new ChapterCode("IX"))),
                arguments(
                        "balances taken over before",
                        takeBalances("before", "2026-OWB", "XX/37 U 2026 5"),
                        takeBalances("it", "2026-OWB", "XX/37 U 2026 5"),
                        new StatedBefore(new ChapterCode("XX"), Moment.parse("2026-OWB"))),
                arguments(
                        "balances of which two were taken over before and were others",
                        takeBalances("before", "2026-OWB", "XX/37 U 2026 5", "XX/92 U 2026 6"),
                        takeBalances("it", "2026-OWB", "XX/37 U 2026 6", "XX/92 U 2026 7"),
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
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new TakenBefore("XX-2026-0001")),
                arguments(
                        "a line that was imported as another kind",
                        take("before", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        take("it", reEstimate("XX/37 U 2026 5", "XX/91 U 2026 6")),
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
                        booked("before", reEstimate("XX/37 U 2026 5", "XX/91 U 2026 6")),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new EnteredBefore("XX-2026-0001")),
                arguments(
                        "what looks like something that people proposed",
                        propose("before", reEstimate("XX/37 U 2026 5")),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/91 U 2026 6", "XX/37 U 2026 5")),
                        new LooksLike(
                                "XX-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "a transfer that the other chapter proposed",
                        propose("before", transfer("XX/37 U 2026 5", "XVII/4 U 2026 -5"))
                                .by(COUNTERPART),
                        take("it", transfer("XX/37 U 2026 5", "XVII/4 U 2026 -5")),
                        new LooksLike(
                                "XVII-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "a single line of a transfer that another chapter proposed",
                        propose("before", transfer("XX/37 U 2026 5", "XVII/4 U 2026 -5"))
                                .by(COUNTERPART),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new LooksLike(
                                "XVII-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "a line that a pending reversal of its reversal would book again",
                        Step.of(
                                take("before", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                                reversed("back", "before"),
                                reverse("again", "back")),
                        take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 5")),
                        new LooksLike(
                                "XX-2026-0001",
                                item("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(5))),
                arguments(
                        "an imported item that looks like another of its article",
                        NOTHING,
                        new Act(
                                IMPORTER,
                                new Command.RegisterItem(
                                        item("XX/37/2/coa"),
                                        "item xx 37.2 ZBO",
                                        Acts.valid(2025, null),
                                        new Command.ImportSource(Set.of(), false))),
                        new ItemLooksLike(item("XX/37/2/coa"), item("XX/37/2/zbo"), "Item XX/37/2/zbo")),
                arguments(
                        "an imported article whose number differs from another by a zero",
                        NOTHING,
                        new Act(
                                IMPORTER,
                                new Command.RegisterItem(
                                        item("XX/037"),
                                        "Another name",
                                        Acts.valid(2025, null),
                                        new Command.ImportSource(Set.of(), false))),
                        new ItemLooksLike(item("XX/037"), item("XX/37"), "Item XX/37")),
                arguments(
                        "a balance that is too far from the book's own",
                        take("before", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 -9")),
                        takeBalances("it", "2026-OWB", "XX/37 U 2026 999999999999"),
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
                        Step.of(
                                booked("first", reEstimate("XX/37 U 2026 -999999999999")),
                                booked("second", reEstimate("XX/37 U 2026 -1"))),
                        propose("it", reEstimate("XX/91 U 2026 -5")),
                        new ChapterTotalTooLarge(chapter("XX"), Flow.EXPENDITURE, year(2026), new Thousands(-5))),
                arguments(
                        "a document of a moment that is not there",
                        NOTHING,
                        take(
                                "it",
                                Draft.of(MutationKind.PUBLISHED, "XX/37 U 2027 5")
                                        .in("2027-OWB")),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a document of a chapter that is not there",
                        NOTHING,
                        take("it", Draft.of(MutationKind.PUBLISHED, "VI/37 U 2026 5")),
                        new UnknownChapter(chapter("VI"))),
                arguments(
                        "an exception for what is no new policy",
                        booked("estimate", ESTIMATE),
                        except("estimate"),
                        new NotNewPolicy("XX-2026-0001")),
                arguments(
                        "an exception by another chapter",
                        booked("measure", measure),
                        except("measure").by(COUNTERPART),
                        new NotOfChapter(who("counterpart"), "XX")),
                arguments(
                        "an exception for what is not booked",
                        propose("measure", measure),
                        except("measure"),
                        new NotBooked("XX-2026-0001", "PROPOSED")),
                arguments(
                        "an exception for what is not there",
                        NOTHING,
                        except("measure"),
                        new UnknownMutation(mutation("measure"))),
                arguments(
                        "a second exception",
                        Step.of(booked("measure", measure), except("measure")),
                        except("measure").by(THIRD),
                        new ExceptedBefore("XX-2026-0001", "35806-2")),
                arguments(
                        "an exception by whoever proposed it",
                        booked("measure", measure),
                        except("measure").by(PROPOSER),
                        new ProposerMayNotConsent(who("proposer"), "XX-2026-0001")),
                arguments(
                        "an exception for what is authorised",
                        Step.of(booked("measure", measure), adopted),
                        except("measure"),
                        new AuthorisedAlready("XX-2026-0001", "Stb. 2026, 112")),
                arguments(
                        "several together, of which two are wrong",
                        NOTHING,
                        together(
                                propose("one", reEstimate("XX/93 U 2026 1")),
                                propose("two", ESTIMATE),
                                propose("two", ESTIMATE)),
                        new TogetherRefused(List.of(
                                new OneRefused(0, new UnknownItem(item("XX/93"), year(2026))),
                                new OneRefused(2, new MutationExists("XX-2026-0001"))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"facts", "factsOfMoments"})
    void refuses(String what, Step given, Act act, Refusal fact) {
        Scenario.Outcome outcome = Scenario.given(given).when(act);
        if (fact == null) {
            outcome.thenAccepted();
        } else {
            outcome.thenRefused(fact);
        }
    }

    /** Where the policy asks for more people. */
    static Stream<Arguments> factsOfAStricterPolicy() {
        return Stream.of(
                arguments(
                        "a correction confirmed by whoever proposed it",
                        Acts.correct("2026-VB", "2026-03-11", false),
                        Acts.correct("2026-VB", "2026-03-11", false),
                        new Refusal.CorrectionProposedBefore(who("approver"), Moment.parse("2026-VB"))),
                arguments(
                        "a correction of an item confirmed by whoever proposed it",
                        Acts.correctItem("XX/91", 2025, "Apparaat", valid(2025, null)),
                        Acts.correctItem("XX/91", 2025, "Apparaat", valid(2025, null)),
                        new Refusal.ItemCorrectionProposedBefore(who("approver"), item("XX/91"))),
                arguments(
                        "a correction of an item taken back by somebody else",
                        Acts.correctItem("XX/91", 2025, "Apparaat", valid(2025, null)),
                        Acts.withdrawCorrections("XX/91").by(THIRD),
                        new Refusal.ItemCorrectionBySomebodyElse(who("third"), who("approver"), item("XX/91"))),
                arguments(
                        "a moment closed by whoever proposed that",
                        close("2026-OWB", "XX"),
                        close("2026-OWB", "XX"),
                        new SecondPersonAsked(who("approver"), OWB_2026, chapter("XX"))),
                arguments(
                        "a moment reopened by whoever proposed that",
                        Step.of(
                                close("2026-OWB", "XX"),
                                close("2026-OWB", "XX").by(THIRD),
                                reopen("2026-OWB", "XX").by(THIRD)),
                        reopen("2026-OWB", "XX").by(THIRD),
                        new SecondPersonAsked(who("third"), OWB_2026, chapter("XX"))),
                arguments(
                        "nothing proposed taken back",
                        NOTHING,
                        withdrawSitting("2026-OWB", "XX"),
                        new NothingProposed(OWB_2026, chapter("XX"))),
                arguments(
                        "a proposed closing taken back by somebody else",
                        close("2026-OWB", "XX"),
                        withdrawSitting("2026-OWB", "XX").by(THIRD),
                        new ProposedBySomebodyElse(who("third"), who("approver"), OWB_2026, chapter("XX"))),
                arguments(
                        "a proposed closing taken back for a moment that is not there",
                        close("2026-OWB", "XX"),
                        withdrawSitting("2027-OWB", "XX"),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a closing of what is closed",
                        Step.of(close("2026-OWB", "XX"), close("2026-OWB", "XX").by(THIRD)),
                        close("2026-OWB", "XX"),
                        new MomentIsClosed(OWB_2026, chapter("XX"))),
                arguments(
                        "a moment registered by the administrator of a chapter",
                        NOTHING,
                        Acts.registerMoment("2027-OWB", "2026-09-15").by(STRANGER),
                        new NoMandate(who("stranger"), Mandate.ADMINISTER)),
                arguments(
                        "a closing by somebody who only proposes",
                        NOTHING,
                        close("2026-OWB", "XX").by(MandateTest.only(Mandate.PROPOSE)),
                        new NoMandateForChapter(who("official"), Mandate.ADMINISTER, "XX")),
                arguments(
                        "an agreement by somebody who is not of the inspectorate",
                        propose("estimate", ESTIMATE),
                        agree("estimate").by(APPROVER),
                        new NoMandate(who("approver"), Mandate.INSPECTORATE)),
                arguments(
                        "a second agreement",
                        Step.of(propose("estimate", ESTIMATE), agree("estimate")),
                        agree("estimate").by(SECOND_INSPECTOR),
                        new AlreadyConsented(who("inspector"), "XX-2026-0001")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("factsOfAStricterPolicy")
    void refuses_under_a_stricter_policy(String what, Step given, Act act, Refusal fact) {
        Scenario.given(new ConsentPolicy(2, 2, Set.of(new ConsentPolicy.AgreementRule(null, null))), given)
                .when(act)
                .thenRefused(fact);
    }

    /** All that the tables provoke; those of the kinds stand in {@link KindTest}. */
    private static Stream<Refusal> provoked() {
        return Stream.of(facts(), factsOfMoments(), factsOfAStricterPolicy(), KindTest.facts())
                .flatMap(table -> table)
                .map(line -> (Refusal) line.get()[3])
                .filter(Objects::nonNull);
    }

    @Test
    void no_refusal_exists_that_the_tables_do_not_provoke() {
        Set<Class<?>> provoked = provoked().map(Refusal::getClass).collect(Collectors.toSet());

        assertThat(Arrays.<Class<?>>asList(Refusal.class.getPermittedSubclasses()))
                .isSubsetOf(provoked);
    }

    @Test
    void every_refusal_has_its_own_code_of_lower_case_words_and_hyphens() {
        assertThat(provoked().map(Refusal::code).distinct())
                .hasSize(Refusal.class.getPermittedSubclasses().length)
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
