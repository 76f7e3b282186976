package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;

/** A gateway on each database, with commands for it. */
abstract class GatewayFixture {
    static final ChapterCode XX = new ChapterCode("XX");

    static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);

    final TestDatabase databases;

    final WriterFixture office;

    GatewayFixture(TestDatabase databases) {
        this.databases = databases;
        this.office = new WriterFixture(databases);
    }

    @AfterEach
    void close() {
        office.close();
    }

    void assertWhole() {
        byte[] hash = HashChain.genesisHash();
        long number = 0;
        Map<String, Long> sequences = new HashMap<>();
        for (RawEntry entry : office.ledger()) {
            number++;
            assertThat(entry.ledgerNumber()).isEqualTo(number);
            assertThat(entry.sequence()).isEqualTo(sequences.merge(entry.streamId(), 1L, Long::sum) - 1);
            hash = HashChain.nextHash(hash, entry);
            assertThat(entry.hash()).isEqualTo(hash);
        }
        assertThat(office.entries().head().ledgerNumber()).isEqualTo(number);
        assertThat(office.entries().head().hash()).isEqualTo(hash);
    }

    void assertNotAnswered(CommandEnvelope command, LedgerUnavailableException.UnavailabilityReason reason) {
        assertThat(office.sendAsync(command).join())
                .isInstanceOfSatisfying(
                        LedgerUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    List<String> moments() {
        return office.ledger().stream()
                .map(office.entries()::decode)
                .map(LedgerEntry::event)
                .map(event -> ((CalendarEvent.MomentRegistered) event).moment().toString())
                .toList();
    }

    static CommandEnvelope openChapter(String code) {
        return envelope("open " + code, id -> new Command.OpenChapter(new ChapterCode(code), code, ALWAYS, true));
    }

    static CommandEnvelope registerItem(String item) {
        return envelope("item " + item, id -> new ItemCommand.RegisterItem(ItemPath.parse(item), item, ALWAYS));
    }

    static CommandEnvelope propose(String key) {
        return propose(key, MutationKind.RE_ESTIMATE, null);
    }

    static CommandEnvelope propose(String key, MutationKind kind, Reversal reversal) {
        Proposal proposal = new ProposalBuilder(
                        kind,
                        "A mutation",
                        "Because",
                        Moment.parse("2025-OWB"),
                        Source.ofDocument("36600-XX-2"),
                        List.of(new Posting(
                                ItemPath.parse("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2025),
                                new Thousands(-5),
                                null,
                                null,
                                null)))
                .particulars(reversal == null ? KindDetails.forReEstimate("fewer places", null) : KindDetails.NONE)
                .reversal(reversal)
                .build();
        Actor proposer = new Actor(new PersonId("proposer"), Set.of(XX));
        return CommandEnvelope.create(
                proposer,
                "/v1/mutations",
                key,
                "test",
                id -> new Command.ProposeMutation(new MutationId(id), null, proposal));
    }
}
