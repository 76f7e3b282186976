package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.moment.EmbargoEndReason;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;

/** Checkpoints contain the whole structure. */
class StructureProjectionTest {
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final LocalDate DAY = LocalDate.parse("2025-09-16");
    private static final Validity ALWAYS = new Validity(new BudgetYear(2025), null);
    private static final PersonId WHO = new PersonId("who");
    private static final List<Succession> LINKS =
            List.of(new Succession(ItemPath.parse("VI/37"), ItemPath.parse("XX/37")));
    private static final CalendarEvent.MomentCorrected CORRECTED =
            new CalendarEvent.MomentCorrected(OWB, DAY.plusDays(1), true, null, false, "Verkeerde dag");
    private static final ItemPath ARTICLE = ItemPath.parse("XX/37");
    private static final Event.ItemCorrected ITEM_CORRECTED = new Event.ItemCorrected(
            ARTICLE, new BudgetYear(2025), "Asiel en Migratie", new Validity(new BudgetYear(2026), null), "Typefout");
    private static final Event.ItemNameCorrected NAME_CORRECTED = new Event.ItemNameCorrected(
            ARTICLE, new BudgetYear(2062), "Assiel", new BudgetYear(2026), "Asiel", "Typefout");
    private static final List<Event> EVENTS = List.of(
            new CalendarEvent.MomentRegistered(OWB, DAY, false, Instant.parse("2025-09-16T13:30:00Z"), true),
            new Event.ChapterOpened(XX, "Asiel en Migratie", ALWAYS, true),
            new Event.ItemRegistered(ItemPath.parse("XX/37"), "Asiel", ALWAYS),
            new Event.ChapterChangeProposed(XX, WHO, new Event.MomentClosed(XX, OWB)),
            new Event.ChapterChangeWithdrawn(XX, WHO, new Event.MomentClosed(XX, OWB)),
            new Event.MomentClosed(XX, OWB),
            new Event.ChapterChangeProposed(XX, WHO, new Event.MomentReopened(XX, OWB, "Tabel vergeten")),
            new Event.ChapterChangeWithdrawn(XX, WHO, new Event.MomentReopened(XX, OWB, "Tabel vergeten")),
            new Event.MomentReopened(XX, OWB, "Tabel vergeten"),
            new Event.BillPresented(XX, OWB, "36800-XX-2", DAY),
            new Event.BillAdopted(XX, OWB, "Stb. 2026, 112", DAY, DAY),
            new Event.BillAdoptionRevoked(XX, OWB, "Een andere wet"),
            new Event.BillPresentationRevoked(XX, OWB, "Een ander wetsvoorstel"),
            new CalendarEvent.MomentCorrectionProposed(WHO, CORRECTED),
            new CalendarEvent.MomentCorrectionWithdrawn(WHO, CORRECTED),
            new CalendarEvent.MomentCorrectionProposed(WHO, CORRECTED),
            CORRECTED,
            new CalendarEvent.EmbargoLifted(OWB, XX, EmbargoEndReason.PRESENTED),
            new CalendarEvent.EmbargoRestored(OWB, XX, "Een ander wetsvoorstel"),
            new CalendarEvent.EmbargoLifted(OWB, null, EmbargoEndReason.STATED_TIME),
            new Event.LineageLinked(XX, new MutationId(new UUID(1, 1)), OWB, DAY, LINKS),
            new Event.LineageUnlinked(XX, new MutationId(new UUID(1, 1)), OWB, DAY, LINKS),
            new Event.ItemNamed(ARTICLE, new BudgetYear(2062), "Assiel"),
            new Event.ChapterChangeProposed(XX, WHO, ITEM_CORRECTED),
            ITEM_CORRECTED,
            new Event.ChapterChangeProposed(XX, WHO, NAME_CORRECTED),
            new Event.ChapterChangeWithdrawn(XX, WHO, NAME_CORRECTED),
            NAME_CORRECTED,
            new Event.ItemCorrected(ItemPath.parse("XX"), new BudgetYear(2025), null, ALWAYS, "Naam onbekend"));

    @Test
    void structure_checkpoint_holds_every_fact_at_every_ledger_number() throws IOException {
        StructureProjection whole = new StructureProjection();
        for (int number = 1; number <= EVENTS.size(); number++) {
            whole.project(entry(number), number);
        }
        for (int number = 1; number <= EVENTS.size(); number++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            whole.writeRows(new DataOutputStream(bytes), number);
            StructureProjection read = new StructureProjection();
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            read.restoreRows(in);

            assertThat(in.read()).isEqualTo(-1);
            assertThat(read.describeRows(number))
                    .hasSize(number)
                    .isEqualTo(whole.describeRows(number).toList());
        }
    }

    @Test
    void bill_record_counts_until_its_revocation_and_in_earlier_as_of_snapshots() {
        StructureProjection whole = new StructureProjection();
        for (int number = 1; number <= EVENTS.size(); number++) {
            whole.project(entry(number), number);
        }

        assertThat(whole.snapshot(whole.factCount(11))
                        .bill(XX, OWB)
                        .orElseThrow()
                        .act())
                .isEqualTo("Stb. 2026, 112");
        assertThat(whole.snapshot(whole.factCount(12))
                        .bill(XX, OWB)
                        .orElseThrow()
                        .act())
                .isNull();
        assertThat(whole.snapshot(whole.factCount(13)).bill(XX, OWB)).isEmpty();
    }

    @Test
    void item_correction_counts_from_its_ledger_number_and_is_pending_before() {
        StructureProjection whole = new StructureProjection();
        for (int number = 1; number <= EVENTS.size(); number++) {
            whole.project(entry(number), number);
        }
        int named = EVENTS.indexOf(ITEM_CORRECTED) - 1;

        StructureSnapshot before = whole.snapshot(whole.factCount(named));
        assertThat(before.registrations(ARTICLE))
                .containsExactly(new StructureQueries.KnownItem(ARTICLE, "Asiel", ALWAYS));
        assertThat(before.pendingCorrections(ARTICLE)).isEmpty();
        StructureSnapshot proposed = whole.snapshot(whole.factCount(named + 1));
        assertThat(proposed.registrations(ARTICLE)).isEqualTo(before.registrations(ARTICLE));
        assertThat(proposed.pendingCorrections(ARTICLE)).hasSize(1);
        StructureSnapshot corrected = whole.snapshot(whole.factCount(named + 2));
        assertThat(corrected.registrations(ARTICLE))
                .containsExactly(
                        new StructureQueries.KnownItem(ARTICLE, "Asiel en Migratie", ITEM_CORRECTED.validity()));
        assertThat(corrected.pendingCorrections(ARTICLE)).isEmpty();
        assertThat(corrected.validity(ARTICLE, new BudgetYear(2025))).isEmpty();

        StructureSnapshot last = whole.snapshot(whole.factCount(EVENTS.size()));
        assertThat(corrected.namesByYear(ARTICLE)).containsExactly(NAME_CORRECTED.replacedNaming());
        assertThat(last.namesByYear(ARTICLE)).containsExactly(NAME_CORRECTED.replacementNaming());
        assertThat(last.pendingCorrections(ARTICLE)).isEmpty();
        assertThat(corrected.chapter(XX).orElseThrow().name()).isEqualTo("Asiel en Migratie");
        assertThat(last.chapter(XX).orElseThrow().name()).isNull();
    }

    private static LedgerEntry entry(int number) {
        return new LedgerEntry(
                number,
                Instant.EPOCH,
                EVENTS.get(number - 1),
                new EventMetadata("who", "XX", "key", "content", "request", new UUID(2, number)),
                true);
    }
}
