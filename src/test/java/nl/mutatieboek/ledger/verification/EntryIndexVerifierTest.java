package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.SealedLedgerFixture.RawEntryBuilder;
import org.junit.jupiter.api.Test;

class EntryIndexVerifierTest {
    private final List<RawEntry> entries = SealedLedgerFixture.ofSix().entries();

    @Test
    void a_database_that_finds_every_entry_holds() {
        assertThat(fault(entries)).isEmpty();
    }

    @Test
    void an_entry_that_is_not_found_by_its_identifier_is_named() {
        List<RawEntry> found = new ArrayList<>(entries);
        found.set(2, RawEntryBuilder.of(entries.get(2)).eventId("another").entry());

        assertThat(fault(found)).hasValueSatisfying(fault -> {
            assertThat(fault.ledgerNumber()).isEqualTo(3);
            assertThat(fault.kind()).isEqualTo(LedgerFault.LedgerFaultKind.NOT_FOUND);
            assertThat(fault.explanation()).contains("finds nothing");
        });
    }

    @Test
    void an_identifier_by_which_another_entry_is_found_is_named() {
        List<RawEntry> found = new ArrayList<>(entries);
        found.set(2, RawEntryBuilder.of(entries.get(2)).number(5).entry());

        assertThat(fault(found).orElseThrow().explanation()).contains("finds entry 5");
    }

    @Test
    void a_stream_of_which_not_all_is_found_is_named_by_its_first_entry() {
        List<RawEntry> found = new ArrayList<>(entries);
        found.set(4, RawEntryBuilder.of(entries.get(4)).streamId("XXI").entry());

        assertThat(fault(found)).hasValueSatisfying(fault -> {
            assertThat(fault.ledgerNumber()).isEqualTo(2);
            assertThat(fault.kind()).isEqualTo(LedgerFault.LedgerFaultKind.NOT_FOUND);
            assertThat(fault.explanation()).contains("stream XX of 3 entries");
        });
    }

    private Optional<LedgerFault> fault(List<RawEntry> found) {
        EntryIndexVerifier check = new EntryIndexVerifier(new InMemoryLedgerReader(found));
        entries.forEach(check);
        return check.fault();
    }
}
