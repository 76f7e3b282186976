package nl.mutatieboek.ledger.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.DefaultMarkEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.RequiredConsents;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.moment.EmbargoEndReason;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.EventMetadata;
import org.jspecify.annotations.Nullable;

/** One event of each name with all its fields, and one with only the required fields if that differs. */
final class EventExamples {
    private static final ChapterCode XX = new ChapterCode("XX");
    static final Moment OWB = Moment.parse("2026-OWB");
    static final Moment O1 = Moment.parse("2025-O1");
    static final LocalDate DAY = LocalDate.parse("2025-09-16");
    static final BudgetYear YEAR = new BudgetYear(2026);
    static final ItemPath RESERVE = ItemPath.parse("XX/92/asielmaatregelen");
    static final MutationId MUTATION = MutationId.parse("72e358dd-3a69-5a63-b3a4-9701bb308733");
    static final MutationId OTHER = MutationId.parse("156b5e79-e309-52fd-bf9c-b8dae93dc571");
    private static final PersonId PERSON = new PersonId("proposer");
    private static final String NUMBER = "XX-2026-0007";
    private static final Validity ALWAYS = new Validity(new BudgetYear(2025), null);
    private static final Validity A_WHILE = new Validity(new BudgetYear(2025), new BudgetYear(2029));
    static final Source SOURCE = new Source(
            "Kamerbrief nieuwe beleidsmatige uitgaven 2026",
            "tabel 1, p. 2",
            "https://www.example.org/brief?id=1&x=2",
            "0123456789abcdef".repeat(4));
    static final List<Succession> LINKS = List.of(new Succession(ItemPath.parse("VI/37"), ItemPath.parse("XX/37")));
    private static final List<Event.ProposedAmount> AMOUNTS = List.of(
            new Event.ProposedAmount(ItemPath.parse("XX/37~91"), Flow.EXPENDITURE, YEAR, new Thousands(-68_678)));
    static final Source DOCUMENT = Source.ofDocument("36800-XX-2");

    private EventExamples() {}

    /** The origin whose metadata is approved. */
    static final EventMetadata ORIGIN = new EventMetadata(
            "proposer",
            "APPROVE:XX,IMPORT,PROPOSE:VI,PROPOSE:XX",
            "sleutel \"1\"",
            "fedcba9876543210".repeat(4),
            "0af7651916cd43dd8448eb211c80319c",
            UUID.fromString("72e358dd-3a69-5a63-b3a4-9701bb308733"),
            "5a0c9a2e-8f0e-4d53-9d0a-6c1b7f2e3d41");

    /** By the name of the approved file. */
    static Map<String, Event> all() {
        Map<String, Event> all = new TreeMap<>();
        all.put(
                "moment-registered",
                new CalendarEvent.MomentRegistered(
                        Moment.parse("2020-ISB-3"), DAY, true, Instant.parse("2025-09-16T13:30:00Z"), true));
        all.put(
                "moment-registered-minimal",
                new CalendarEvent.MomentRegistered(Moment.parse("2020-ISB-3"), DAY, true, null, false));
        all.put("moment-corrected", corrected(Instant.parse("2025-09-16T13:30:00Z")));
        all.put("moment-corrected-minimal", corrected(null));
        all.put(
                "moment-correction-proposed",
                new CalendarEvent.MomentCorrectionProposed(PERSON, corrected(Instant.parse("2025-09-16T13:30:00Z"))));
        all.put(
                "moment-correction-proposed-minimal",
                new CalendarEvent.MomentCorrectionProposed(PERSON, corrected(null)));
        all.put(
                "moment-correction-withdrawn",
                new CalendarEvent.MomentCorrectionWithdrawn(PERSON, corrected(Instant.parse("2025-09-16T13:30:00Z"))));
        all.put(
                "moment-correction-withdrawn-minimal",
                new CalendarEvent.MomentCorrectionWithdrawn(PERSON, corrected(null)));
        all.put("embargo-lifted", new CalendarEvent.EmbargoLifted(OWB, XX, EmbargoEndReason.PRESENTED));
        all.put(
                "embargo-lifted-minimal",
                new CalendarEvent.EmbargoLifted(OWB, null, EmbargoEndReason.PUBLISHED_DOCUMENT));
        all.put("embargo-restored", new CalendarEvent.EmbargoRestored(OWB, XX, "Van een ander wetsvoorstel"));
        all.put("chapter-opened", new Event.ChapterOpened(XX, "Asiel en Migratie", A_WHILE, true));
        all.put("chapter-opened-minimal", new Event.ChapterOpened(XX, null, ALWAYS, false));
        all.put("item-registered", new Event.ItemRegistered(RESERVE, "Asielmaatregelen", A_WHILE));
        all.put("item-registered-minimal", new Event.ItemRegistered(RESERVE, null, ALWAYS));
        all.put("item-corrected", itemCorrected("Asielmaatregelen", 2030));
        all.put("item-corrected-minimal", itemCorrected(null, null));
        all.put(
                "item-name-corrected",
                new Event.ItemNameCorrected(
                        RESERVE,
                        new BudgetYear(2062),
                        "Assielmaatregelen",
                        new BudgetYear(2026),
                        "Asielmaatregelen",
                        "Typefout"));
        all.put("item-named", new Event.ItemNamed(RESERVE, new BudgetYear(2026), "Asielmaatregelen"));
        all.put("default-marks-set", defaultMarks("Was Rijksbegroting"));
        all.put("default-marks-set-minimal", defaultMarks(null));
        all.put("ceiling-recorded", ceiling(SOURCE, "in lopende prijzen", "Aangepast bij Voorjaarsnota"));
        all.put("ceiling-recorded-minimal", ceiling(DOCUMENT, null, null));
        all.put("moment-closed", new Event.MomentClosed(XX, OWB));
        all.put(
                "chapter-change-proposed",
                new Event.ChapterChangeProposed(XX, PERSON, new Event.BillPresented(XX, OWB, "36800-XX-2", DAY)));
        all.put(
                "chapter-change-withdrawn",
                new Event.ChapterChangeWithdrawn(XX, PERSON, new Event.MomentReopened(XX, OWB, "Tabel vergeten")));
        all.put("moment-reopened", new Event.MomentReopened(XX, OWB, "Tabel vergeten"));
        all.put("bill-presented", new Event.BillPresented(XX, OWB, "36800-XX-2", DAY));
        all.put(
                "bill-adopted",
                new Event.BillAdopted(XX, OWB, "Stb. 2026, 112", DAY.plusMonths(5), LocalDate.parse("2026-01-01")));
        all.put("bill-presentation-revoked", new Event.BillPresentationRevoked(XX, OWB, "Van een ander wetsvoorstel"));
        all.put("bill-adoption-revoked", new Event.BillAdoptionRevoked(XX, OWB, "Van een ander wetsvoorstel"));
        MatterEventExamples.putInto(all);
        all.put("lineage-linked", new Event.LineageLinked(XX, MUTATION, OWB, DAY, LINKS));
        all.put("lineage-unlinked", new Event.LineageUnlinked(XX, MUTATION, OWB, DAY, LINKS));
        all.put("published-balance-recorded", published(SOURCE, Basis.PRESS, "iets meer dan 8,9 miljard"));
        all.put("published-balance-recorded-minimal", published(DOCUMENT, null, null));
        all.put(
                "year-end-margin-cap-recorded",
                new BudgetConstraintEvent.YearEndMarginCapRecorded(XX, YEAR, OWB, new Thousands(68_678), SOURCE));
        all.put(
                "year-end-margin-cap-recorded-minimal",
                new BudgetConstraintEvent.YearEndMarginCapRecorded(XX, YEAR, OWB, new Thousands(0), DOCUMENT));
        all.put(
                "coverage-form-stated",
                new BudgetConstraintEvent.CoverageFormStated(
                        XX, "Asielpakket", CoverageForm.RECEIPTS_OVER_YEARS, "Besluit ministerraad"));
        all.put(
                "budget-flexibility-recorded",
                flexibility(FlexibilityUnit.TENTHS_OF_PERCENT, 845L, 100L, 50L, 5L, SOURCE, "bijlage 2"));
        all.put(
                "budget-flexibility-recorded-minimal",
                flexibility(FlexibilityUnit.THOUSANDS, null, null, null, null, DOCUMENT, null));
        all.put("mutation-number-issued", new Event.MutationNumberIssued(XX, YEAR, 7, MUTATION, AMOUNTS));
        all.put("counterpart-informed", new Event.CounterpartInformed(XX, YEAR, MUTATION, AMOUNTS));
        all.put(
                "reserve-draw-claimed",
                new ReserveClaimEvent.ReserveDrawClaimed(XX, MUTATION, OWB, DAY, List.of(draw(2026), draw(2027))));
        all.put("reserve-draw-released", new ReserveClaimEvent.ReserveDrawReleased(XX, MUTATION));
        all.put(
                "postings-booked",
                booked(
                        new Reversal(OTHER, MutationKind.RESERVE_ALLOCATION, true),
                        ProposalExamples.posting(),
                        ProposalExamples.exactPosting()));
        all.put("postings-booked-minimal", booked(null, ProposalExamples.exactPosting()));
        all.put("mutation-proposed", proposed(ProposalExamples.full()));
        all.put("mutation-proposed-minimal", proposed(ProposalExamples.minimal()));
        all.put("mutation-approved", new Event.MutationApproved(MUTATION, PERSON, "Mits de brief volgt"));
        all.put("mutation-approved-minimal", new Event.MutationApproved(MUTATION, PERSON, null));
        all.put("mutation-confirmed", new Event.MutationConfirmed(MUTATION, XX, PERSON, "Mits de brief volgt"));
        all.put("mutation-confirmed-minimal", new Event.MutationConfirmed(MUTATION, XX, PERSON, null));
        all.put("mutation-agreed", new Event.MutationAgreed(MUTATION, PERSON, "Mits de brief volgt"));
        all.put("mutation-agreed-minimal", new Event.MutationAgreed(MUTATION, PERSON, null));
        all.put("mutation-imported", new Event.MutationImported(MUTATION, PERSON, "36600-XX-2"));
        all.put(
                "early-execution-allowed",
                new Event.EarlyExecutionAllowed(MUTATION, PERSON, "36800-XX-9", "Opvang kan niet wachten"));
        all.put("mutation-booked", new Event.MutationBooked(MUTATION));
        all.put("mutation-rejected", new Event.MutationRejected(MUTATION, PERSON, "Geen dekking.\nZie D-07."));
        all.put("mutation-returned", new Event.MutationReturned(MUTATION, PERSON, "Welk artikel?"));
        all.put(
                "attachment-added",
                new Event.AttachmentAdded(
                        MUTATION,
                        PERSON,
                        new AttachedFile("0123456789abcdef".repeat(4), "nota.pdf", 48_211, "application/pdf")));
        all.put(
                "attachment-withdrawn",
                new Event.AttachmentWithdrawn(MUTATION, PERSON, "0123456789abcdef".repeat(4), "Verkeerde nota"));
        all.put("mutation-withdrawn", new Event.MutationWithdrawn(MUTATION, PERSON, "Dubbel"));
        all.put("mutation-withdrawn-minimal", new Event.MutationWithdrawn(MUTATION, PERSON, null));
        all.put("reversal-claimed", new Event.ReversalClaimed(MUTATION, OTHER));
        all.put("reversal-released", new Event.ReversalReleased(MUTATION, OTHER));
        all.put("mutation-reversed", new Event.MutationReversed(MUTATION, OTHER));
        NestedChangeExamples.putInto(all);
        return all;
    }

    private static Event.ItemCorrected itemCorrected(@Nullable String name, @Nullable Integer until) {
        return new Event.ItemCorrected(
                RESERVE,
                new BudgetYear(2025),
                name,
                new Validity(new BudgetYear(2026), until == null ? null : new BudgetYear(until)),
                "Typefout");
    }

    private static CalendarEvent.MomentCorrected corrected(@Nullable Instant publicAt) {
        return new CalendarEvent.MomentCorrected(OWB, DAY, false, publicAt, true, "Verkeerde dag");
    }

    private static Event defaultMarks(@Nullable String reason) {
        return new DefaultMarkEvent.DefaultMarksSet(
                RESERVE,
                reason == null ? ALWAYS : A_WHILE,
                reason == null
                        ? BudgetMarks.UNKNOWN
                        : new BudgetMarks(Ceiling.OUTSIDE, true, false, null, ArticleCategory.NON_POLICY),
                reason == null ? DOCUMENT : SOURCE,
                reason);
    }

    private static Event ceiling(Source source, @Nullable String note, @Nullable String reason) {
        return new CalendarEvent.CeilingRecorded(
                new CeilingAmount(
                        Ceiling.HEALTH_CARE,
                        YEAR,
                        OWB,
                        new Thousands(103_400_000),
                        new Precision(100_000),
                        source,
                        note),
                reason);
    }

    private static Event published(Source source, @Nullable Basis basis, @Nullable String note) {
        return new Event.PublishedBalanceRecorded(new PublishedBalance(
                ItemPath.parse("XX"),
                Flow.EXPENDITURE,
                YEAR,
                OWB,
                new Thousands(8_940_000),
                new Precision(1_000),
                source,
                basis,
                note));
    }

    private static Event flexibility(
            FlexibilityUnit unit,
            @Nullable Long legallyCommitted,
            @Nullable Long administrativelyCommitted,
            @Nullable Long reserved,
            @Nullable Long free,
            Source source,
            @Nullable String note) {
        return new BudgetConstraintEvent.BudgetFlexibilityRecorded(new BudgetFlexibility(
                ItemPath.parse("XX/37"),
                YEAR,
                OWB,
                unit,
                legallyCommitted,
                administrativelyCommitted,
                reserved,
                free,
                source,
                note));
    }

    private static ReserveClaimEvent.ReserveDraw draw(int year) {
        return new ReserveClaimEvent.ReserveDraw(
                RESERVE, Flow.COMMITMENTS, new BudgetYear(year), new Thousands(-68_678));
    }

    private static Event booked(Reversal reversal, Posting... postings) {
        return new Event.PostingsBooked(
                XX,
                MUTATION,
                NUMBER,
                reversal == null ? MutationKind.RE_ESTIMATE : MutationKind.REVERSAL,
                OWB,
                DAY,
                Precision.EXACT,
                reversal == null
                        ? Continuation.UNKNOWN
                        : new Continuation(Continuation.Type.UNTIL, new BudgetYear(2029)),
                reversal,
                List.of(postings));
    }

    private static Event proposed(Proposal proposal) {
        return new Event.MutationProposed(MUTATION, NUMBER, XX, PERSON, new RequiredConsents(2, false), proposal);
    }
}
