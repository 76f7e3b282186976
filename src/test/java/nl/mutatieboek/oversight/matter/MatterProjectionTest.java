package nl.mutatieboek.oversight.matter;

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
import nl.mutatieboek.domain.MatterDraft;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;

/** Checkpoints contain every matter with its whole history. */
class MatterProjectionTest {
    private static final MatterId MATTER = MatterId.parse("XX-72e358dd3a69");
    private static final LocalDate DAY = LocalDate.parse("2025-11-15");
    private static final MatterDraft PAPER =
            MatterDraft.amendment("36800-XX-12").structural().withAmounts("XX/37 U 2026 -10");
    private static final List<MatterEvent> EVENTS = List.of(
            new MatterEvent.MatterRecorded(MATTER, PAPER.details()),
            new MatterEvent.MatterRecorded(
                    MatterId.parse("XX-156b5e79e309"), MatterDraft.undertaking().details()),
            new MatterEvent.MatterChanged(
                    MATTER,
                    DAY,
                    MatterDraft.subAmendment("36800-XX-13", "a").structural().details()),
            new MatterEvent.MatterCorrected(MATTER, PAPER.details(), "verkeerd gelezen"),
            new MatterEvent.MatterLinked(MATTER, new MutationId(new UUID(1, 1))),
            new MatterEvent.MatterDecided(MATTER, DAY, MatterDecision.ADOPTED, "Handelingen"),
            new MatterEvent.MatterDecided(MATTER, DAY, MatterDecision.HELD_OVER, null),
            new MatterEvent.MatterFollowedUp(
                    MATTER,
                    new MatterFollowUp(
                            MatterFollowUp.FollowUpType.NOT_CARRIED,
                            DAY,
                            "36900-XX-2",
                            "reden",
                            Moment.parse("2027-OWB"))),
            new MatterEvent.MatterFollowedUp(
                    MATTER, new MatterFollowUp(MatterFollowUp.FollowUpType.REPORTED, DAY, "36900-XX-2", null, null)),
            new MatterEvent.MatterStepRevoked(MATTER, 2, "verkeerd gelezen"));

    @Test
    void matter_checkpoint_holds_every_event_at_every_ledger_number() throws IOException {
        MatterProjection whole = new MatterProjection();
        for (int number = 1; number <= EVENTS.size(); number++) {
            whole.project(entry(number), number);
        }

        for (int number = 0; number <= EVENTS.size(); number++) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            assertThat(whole.writeRows(new DataOutputStream(written), number)).isEqualTo(number);
            MatterProjection restored = new MatterProjection();
            restored.restoreRows(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));

            assertThat(restored.entriesByMatter(Long.MAX_VALUE)).isEqualTo(whole.entriesByMatter(number));
            assertThat(restored.describeRows(Long.MAX_VALUE).toList())
                    .isEqualTo(whole.describeRows(number).toList())
                    .hasSize(number);
        }
    }

    private static LedgerEntry entry(int number) {
        EventMetadata origin = new EventMetadata("who", "XX", "key", "0", "correlation", new UUID(2, number));
        return new LedgerEntry(
                number,
                Instant.parse("2026-11-30T12:00:00Z").plusSeconds(number),
                EVENTS.get(number - 1),
                origin,
                true);
    }
}
