package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.JdbcAttachmentRepository;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import nl.mutatieboek.ledger.verification.VerificationReport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Checks the invariants of a stored ledger after any end of its process.
 *
 * @param label prefix of every message
 */
record LedgerInvariantChecker(
        String label, LedgerReader port, List<ExaminedEntry> ledger, JdbcAttachmentRepository contents) {
    /** An entry, as stored and as read. */
    record ExaminedEntry(RawEntry raw, LedgerEntry entry) {
        long number() {
            return raw.ledgerNumber();
        }

        UUID command() {
            return entry.metadata().causationId();
        }
    }

    /** Reads it; numbers, chain and head are checked. */
    static LedgerInvariantChecker read(String label, DataSource killed) {
        LedgerReader entries = new DurableLedgerReader(
                new JdbcLedgerRepository(killed), EventJsonMapper.create(), TransactionOperations.withoutTransaction());
        JdbcAttachmentRepository contents = new JdbcAttachmentRepository(JdbcClient.create(killed));
        VerificationReport report = new LedgerVerifier(
                        entries,
                        List::of,
                        Optional::empty,
                        TransactionOperations.withoutTransaction(),
                        contents::recompute,
                        null,
                        null)
                .verify();
        assertThat(report.fault()).as(label).isNull();
        assertThat(report.attachments().faults()).as(label).isEmpty();
        List<ExaminedEntry> seen = new ArrayList<>();
        entries.forEachRaw(raw -> seen.add(new ExaminedEntry(raw, entries.decode(raw))));
        return new LedgerInvariantChecker(label, entries, seen, contents);
    }

    List<LedgerEntry> entries() {
        return ledger.stream().map(ExaminedEntry::entry).toList();
    }

    /** The numbers under which each of these commands is recorded; none where it is not. */
    Map<UUID, List<Long>> ledgerNumbersByCommand() {
        return ledger.stream()
                .collect(Collectors.groupingBy(
                        seen -> UUID.fromString(seen.raw().eventId()),
                        Collectors.mapping(ExaminedEntry::number, Collectors.toList())));
    }

    /** @param acknowledged the acknowledged commands with their ledger numbers */
    void assertAcknowledgedCommandsRecordedOnce(Map<UUID, Long> acknowledged) {
        Map<UUID, List<Long>> there = ledgerNumbersByCommand();
        Map<UUID, Long> lost = new HashMap<>(acknowledged);
        lost.entrySet().removeIf(command -> List.of(command.getValue()).equals(there.get(command.getKey())));
        assertThat(lost).as(label + ": acknowledged, and not there once").isEmpty();
    }

    /** A command's entries stand together, and the last of them carries its identity. */
    void assertCommandsComplete() {
        Map<UUID, List<ExaminedEntry>> commands = ledger.stream()
                .collect(Collectors.groupingBy(ExaminedEntry::command, LinkedHashMap::new, Collectors.toList()));
        commands.forEach((command, entries) -> {
            ExaminedEntry first = entries.getFirst();
            ExaminedEntry last = entries.getLast();
            assertThat(last.number())
                    .as(label + ": stands apart, " + command)
                    .isEqualTo(first.number() + entries.size() - 1);
            assertThat(last.raw().eventId()).as(label + ": not whole").isEqualTo(command.toString());
            assertThat(first.raw().recordedAt())
                    .as(label + ": stamps")
                    .isEqualTo(last.raw().recordedAt());
        });
    }

    /** The change of a mutation is in every chapter that it touches, in the command that booked it, or nowhere. */
    void assertMutationsBookedCompletely() {
        Map<MutationId, Event.MutationProposed> proposed = new HashMap<>();
        Map<UUID, List<Event.PostingsBooked>> booking = new LinkedHashMap<>();
        Set<MutationId> booked = new HashSet<>();
        for (ExaminedEntry seen : ledger) {
            switch (seen.entry().event()) {
                case Event.MutationProposed e ->
                    assertThat(proposed.put(e.mutation(), e))
                            .as(label + ": proposed twice")
                            .isNull();
                case Event.PostingsBooked e ->
                    booking.computeIfAbsent(seen.command(), c -> new ArrayList<>())
                            .add(e);
                case Event.MutationBooked e -> {
                    assertThat(booked.add(e.mutation()))
                            .as(label + ": booked once, " + e)
                            .isTrue();
                    assertThat(booking.remove(seen.command()))
                            .as(label + ": the chapters of " + e)
                            .extracting(Event.PostingsBooked::chapter)
                            .containsExactlyElementsOf(
                                    proposed.get(e.mutation()).proposal().chapters());
                }
                default -> {}
            }
        }
        assertThat(booking)
                .as(label + ": postings of a mutation that is not booked")
                .isEmpty();
    }

    /** Neither by what is booked nor by what is claimed, at any number of the ledger. */
    void assertReserveNeverOverdrawn() {
        long booked = 0;
        Map<MutationId, Long> claims = new HashMap<>();
        for (ExaminedEntry seen : ledger) {
            switch (seen.entry().event()) {
                case ReserveClaimEvent.ReserveDrawClaimed e ->
                    claims.put(
                            e.mutation(),
                            e.draws().stream()
                                    .mapToLong(draw -> draw.thousands().value())
                                    .sum());
                case ReserveClaimEvent.ReserveDrawReleased e -> claims.remove(e.mutation());
                case Event.PostingsBooked e -> {
                    claims.remove(e.mutation());
                    booked += e.postings().stream()
                            .filter(posting -> posting.item().toString().equals(WorkloadCommand.RESERVE))
                            .mapToLong(posting -> posting.thousands().value())
                            .sum();
                }
                default -> {}
            }
            long claimed = claims.values().stream().mapToLong(Long::longValue).sum();
            assertThat(booked + claimed)
                    .as(label + ": what the reserve holds at " + seen.number())
                    .isNotNegative();
        }
    }

    /** Stored projections, if any, equal those derived from the entries. */
    void assertCheckpointMatchesLedger(CheckpointFile checkpoint) {
        VerificationReport report = new LedgerVerifier(
                        port,
                        ProjectionFactory.FROM_SPRING_FACTORIES,
                        () -> checkpoint.restore(ProjectionFactory.FROM_SPRING_FACTORIES, port),
                        TransactionOperations.withoutTransaction(),
                        contents::recompute,
                        null,
                        null)
                .verify();
        assertThat(report.isClean()).as(label + ": " + report).isTrue();
    }
}
