package nl.mutatieboek.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger knew at an instant, while commits run and after another process took over. */
@org.junit.jupiter.api.Tag("application")
class KnownAtProcessTest extends KnownAtFixture {
    @Test
    void next_writer_keeps_earlier_as_of_answers_when_its_clock_is_behind() {
        recordAt(0);
        office.setClock(NOON.plusSeconds(60).toString());
        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(1);

        office.recreateGateway();
        office.open();
        recordAt(5);

        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(1);
        assertThat(stamps().getLast()).isEqualTo(NOON.plusSeconds(30).plusMillis(1));
    }

    @Test
    void query_waits_for_a_running_commit_and_counts_it() throws Exception {
        recordAt(0);
        CountDownLatch syncing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        office.beforeSync(() -> {
            syncing.countDown();
            await(goOn);
        });
        office.setClock(NOON.plusMillis(10).toString());
        CompletableFuture<Object> answer = office.sendAsync(nextCommand());
        await(syncing);
        office.beforeSync(() -> {});

        Thread[] asking = new Thread[1];
        CompletableFuture<Long> known = CompletableFuture.supplyAsync(
                () -> numberAt(NOON.plusMillis(10)), task -> (asking[0] = new Thread(task)).start());
        Awaitility.await().until(() -> known.isDone() || asking[0].getState() == Thread.State.TIMED_WAITING);
        assertThat(numberAt(NOON.minusMillis(1))).isZero();
        goOn.countDown();

        assertThat(known.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new RecordedResult(2));
    }

    @Test
    void instant_of_an_unsynchronized_commit_is_rejected_as_unsettled() {
        recordAt(0);
        recordAt(10);
        office.failSync();
        office.setClock(NOON.plusMillis(20).toString());
        office.sendAsync(nextCommand()).join();

        assertThat(numberAt(NOON.plusMillis(9))).isEqualTo(1);
        assertNotYetKnown(NOON.plusMillis(10), NotYetKnownReason.UNSETTLED);
        assertNotYetKnown(NOON.plusMillis(20), NotYetKnownReason.UNSETTLED);
    }

    @Test
    void replaced_writer_rejects_later_instants_as_unsettled() {
        recordAt(0);
        recordAt(10);
        WriterFixture other = office.openSecondWriter();

        assertThat(numberAt(NOON.plusMillis(9))).isEqualTo(1);
        assertNotYetKnown(NOON.plusMillis(10), NotYetKnownReason.UNSETTLED);
        other.close();
    }

    @ParameterizedTest
    @EnumSource
    void read_only_process_answers_settled_instants_only(TestDatabase databases) {
        var database = databases.newMigratedDatabase();
        office = new WriterFixture(databases, database).open();
        recordAt(0);
        recordAt(10);
        LedgerReader reading = new DurableLedgerReader(
                new JdbcLedgerRepository(database),
                EventJsonMapper.create(),
                TransactionOperations.withoutTransaction());
        office.setClock(NOON.plusSeconds(60).toString());

        assertThat(reading.awaitNumberKnownAt(NOON.plusMillis(9))).isEqualTo(1);
        assertThatThrownBy(() -> reading.awaitNumberKnownAt(NOON.plusMillis(10)))
                .isInstanceOf(NotYetKnownException.class);
        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(2);
        assertThat(reading.awaitNumberKnownAt(NOON.plusSeconds(30))).isEqualTo(2);
        assertThatThrownBy(() -> reading.awaitNumberKnownAt(NOON.plusSeconds(30).plusMillis(1)))
                .isInstanceOf(NotYetKnownException.class);
    }

    @Test
    void as_of_query_within_a_transaction_is_rejected() {
        TransactionTemplate transaction =
                new TransactionTemplate(new JdbcTransactionManager(TestDatabase.H2.newEmptyDatabase()));

        assertThatThrownBy(() -> transaction.execute(status -> numberAt(NOON)))
                .isInstanceOf(IllegalStateException.class);
    }
}
