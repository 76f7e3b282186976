package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.SealedLedgerFixture.RawEntryBuilder;
import org.junit.jupiter.api.Test;

class EntryIndexVerifierTest {
    private final List<RawEntry> entries = SealedLedgerFixture.sixEntries().entries();

    @Test
    void index_that_finds_every_entry_is_valid() {
        assertThat(fault(entries)).isEmpty();
    }

    @Test
    void entry_missing_from_the_identifier_index_is_reported() {
        List<RawEntry> found = new ArrayList<>(entries);
        found.set(2, RawEntryBuilder.of(entries.get(2)).eventId("another").entry());

        assertThat(fault(found)).hasValueSatisfying(fault -> {
            assertThat(fault.ledgerNumber()).isEqualTo(3);
            assertThat(fault.kind()).isEqualTo(LedgerFault.LedgerFaultKind.NOT_FOUND);
            assertThat(fault.explanation()).contains("finds nothing");
        });
    }

    @Test
    void identifier_that_finds_another_entry_is_reported() {
        List<RawEntry> found = new ArrayList<>(entries);
        found.set(2, RawEntryBuilder.of(entries.get(2)).number(5).entry());

        assertThat(fault(found).orElseThrow().explanation()).contains("finds entry 5");
    }

    @Test
    void incomplete_stream_in_the_index_is_reported_at_its_first_entry() {
        List<RawEntry> found = new ArrayList<>(entries);
        found.set(4, RawEntryBuilder.of(entries.get(4)).streamId("XXI").entry());

        assertThat(fault(found)).hasValueSatisfying(fault -> {
            assertThat(fault.ledgerNumber()).isEqualTo(2);
            assertThat(fault.kind()).isEqualTo(LedgerFault.LedgerFaultKind.NOT_FOUND);
            assertThat(fault.explanation()).contains("stream XX of 3 entries");
        });
    }

    @Test
    void long_stream_is_looked_up_alone() {
        Stream<String> streams = Stream.of(
                        Stream.of("A1", "A2"), Collections.nCopies(10_000, "B").stream(), Stream.of("C10003", "C10004"))
                .flatMap(Function.identity());

        assertThat(streamLookups(streams.toList()))
                .containsExactlyInAnyOrder(List.of("A1", "A2"), List.of("B"), List.of("C10003", "C10004"));
    }

    @Test
    void streams_are_looked_up_in_the_order_of_the_ledger() {
        assertThat(streamLookups(List.of("D", "B", "D", "A"))).containsExactly(List.of("D", "B", "A"));
    }

    /** The streams of each look-up, in a ledger with an entry for each of these and a sound index. */
    private List<List<String>> streamLookups(List<String> streamIds) {
        List<RawEntry> ledger = IntStream.range(0, streamIds.size())
                .mapToObj(index -> RawEntryBuilder.of(entries.getFirst())
                        .number(index + 1)
                        .eventId("none")
                        .streamId(streamIds.get(index))
                        .entry())
                .toList();
        List<List<String>> lookups = Collections.synchronizedList(new ArrayList<>());
        LedgerReader reader = new InMemoryLedgerReader(ledger);
        LedgerReader index = (LedgerReader) Proxy.newProxyInstance(
                LedgerReader.class.getClassLoader(),
                new Class<?>[] {LedgerReader.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("findNumbersByStream")) {
                        lookups.add(((Collection<?>) arguments[0])
                                .stream().map(String::valueOf).toList());
                    }
                    return method.invoke(reader, arguments);
                });
        EntryIndexVerifier verifier = new EntryIndexVerifier(index);
        ledger.forEach(verifier);

        assertThat(verifier.findFault()).isEmpty();
        return lookups;
    }

    private Optional<LedgerFault> fault(List<RawEntry> found) {
        EntryIndexVerifier check = new EntryIndexVerifier(new InMemoryLedgerReader(found));
        entries.forEach(check);
        return check.findFault();
    }
}
