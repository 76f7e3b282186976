package nl.mutatieboek.mutation;

import java.time.Instant;
import java.time.LocalDate;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.RecordedActor;

/**
 * A row of the register.
 *
 * @param proposalLedgerNumber ledger number of the proposal
 * @param ledgerNumber number of the last entry of the mutation
 * @param recordedAt when that entry was recorded
 * @param amount the headline amount
 */
public record MutationRegisterRow(
        MutationId mutation,
        String number,
        MutationKind kind,
        MutationState state,
        String title,
        ChapterCode chapter,
        Moment moment,
        LocalDate effectiveOn,
        Basis basis,
        Source source,
        RecordedActor proposedBy,
        long proposalLedgerNumber,
        long ledgerNumber,
        Instant recordedAt,
        HeadlineAmount amount) {}
