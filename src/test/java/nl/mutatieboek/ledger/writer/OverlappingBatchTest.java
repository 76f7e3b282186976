package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult.DryRunResult;
import nl.mutatieboek.ledger.CommandResult.KeyReusedResult;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.CommandResult.RefusedResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A batch is decided while the one before it is held at each step of its commit, which then succeeds or fails. Nothing
 * is seen or acknowledged before it is on disk, and nothing decided on a failed commit remains.
 */
@Tag("application")
@ParameterizedClass
@EnumSource
class OverlappingBatchTest extends GatewayFixture {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final CountDownLatch released = new CountDownLatch(1);

    OverlappingBatchTest(TestDatabase databases) {
        super(databases);
    }

    /** Steps of the commit of a batch. */
    enum CommitStep {
        BEGIN("", true),
        INSERT("insert into ledger_entry", true),
        HEAD("update ledger_head set ledger_number", true),
        COMMIT(ObservedDataSource.COMMIT, false),
        COMMITTED(ObservedDataSource.COMMITTED, false),
        SYNC(ObservedDataSource.SYNC, false);

        private final String sql;
        private final boolean recoverable;

        CommitStep(String sql, boolean recoverable) {
            this.sql = sql;
            this.recoverable = recoverable;
        }

        /** SQL starts with that of its step; the first statement of any kind begins a transaction. */
        private boolean isAt(String step) {
            // PostgreSQL inserts and moves the head in one statement.
            return recoverable
                    ? step.startsWith(sql) || (this == INSERT && step.startsWith("with head as"))
                    : step.equals(sql);
        }
    }

    @ParameterizedTest
    @EnumSource
    void law_7_nothing_is_seen_or_acknowledged_before_it_is_on_disk(CommitStep step) {
        start(step);
        CompletableFuture<Object> committing =
                hold(step, false, register("2026-OWB")).getFirst();
        List<CompletableFuture<Object>> decided = decide(register("2027-OWB"), register("2026-OWB"), again("2026-OWB"));

        assertThat(decided).noneMatch(CompletableFuture::isDone);
        assertThat(committing).isNotDone();
        assertOnDisk(1);

        released.countDown();
        assertThat(committing.join()).isEqualTo(new RecordedResult(2));
        assertThat(decided.get(0).join()).isEqualTo(new RecordedResult(3));
        assertThat(decided.get(1).join()).isEqualTo(new RecordedResult(2));
        assertThat(decided.get(2).join()).isInstanceOf(RefusedResult.class);
        assertThat(moments()).containsExactly("2025-OWB", "2026-OWB", "2027-OWB");
        assertWhole();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGIN", "INSERT", "HEAD"})
    void batch_is_decided_again_when_the_commit_before_it_fails(CommitStep step) {
        start(step);
        CommandEnvelope failing = register("2026-OWB");
        CompletableFuture<Object> failed = hold(step, true, failing).getFirst();
        List<CompletableFuture<Object>> decided =
                decide(register("2027-OWB"), again("2026-OWB"), failing, register("2028-OWB"));
        released.countDown();

        assertReason(failed, UnavailabilityReason.NOT_RECORDED);
        assertThat(decided.get(0).join()).isEqualTo(new RecordedResult(2));
        // What was refused on the failed batch is accepted now, and the repeat is refused.
        assertThat(decided.get(1).join()).isEqualTo(new RecordedResult(3));
        assertThat(decided.get(2).join()).isInstanceOf(RefusedResult.class);
        assertThat(decided.get(3).join()).isEqualTo(new RecordedResult(4));
        assertThat(moments()).containsExactly("2025-OWB", "2027-OWB", "2026-OWB", "2028-OWB");
        assertThat(office.entries().isRecorded(failing.metadata().causationId()))
                .isFalse();
        assertThat(office.stopReasons()).isEmpty();
        assertWhole();
        assertSameAfterRestart();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGIN", "INSERT", "HEAD"})
    void failed_batch_is_retried_before_the_batch_decided_on_it(CommitStep step) {
        start(step);
        office.recreateGateway();
        List<CompletableFuture<Object>> failed =
                hold(step, true, office::open, register("2026-OWB"), register("2027-OWB"));
        List<CompletableFuture<Object>> decided = decide(register("2028-OWB"), register("2026-OWB"));
        released.countDown();

        assertThat(failed)
                .extracting(CompletableFuture::join)
                .containsExactly(new RecordedResult(2), new RecordedResult(3));
        assertThat(decided)
                .extracting(CompletableFuture::join)
                .containsExactly(new RecordedResult(4), new RecordedResult(2));
        assertThat(office.ledger()).extracting(RawEntry::recordedAt).hasSize(4).isSorted();
        assertWhole();
        assertSameAfterRestart();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "COMMITTED", "SYNC"})
    void batch_is_not_recorded_when_the_outcome_of_the_commit_before_it_is_unknown(CommitStep step) {
        start(step);
        CommandEnvelope unknown = register("2026-OWB");
        CompletableFuture<Object> failed = hold(step, true, unknown).getFirst();
        CommandEnvelope next = register("2027-OWB");
        List<CompletableFuture<Object>> decided = decide(next, unknown, again("2026-OWB"));
        released.countDown();

        assertReason(failed, UnavailabilityReason.STOPPED);
        decided.forEach(answer -> assertReason(answer, UnavailabilityReason.STOPPED));
        assertNotAnswered(register("2028-OWB"), UnavailabilityReason.STOPPED);
        await().until(() -> office.stopReasons().size() == 1);
        assertOnDisk(1);

        // Every caller sends again with the same key.
        office.onStep(any -> {});
        office.recreateGateway();
        office.open();
        assertThat(office.sendAndWait(unknown)).isEqualTo(new RecordedResult(2));
        assertThat(office.sendAndWait(next)).isEqualTo(new RecordedResult(3));
        assertThat(moments()).containsExactly("2025-OWB", "2026-OWB", "2027-OWB");
        assertWhole();
    }

    @Test
    void batch_is_decided_on_events_that_are_neither_on_disk_nor_cached() {
        office.withCache(0);
        List<CompletableFuture<Object>> committing =
                hold(CommitStep.COMMIT, false, office::open, openChapter("XX"), register("2025-OWB"));
        CommandEnvelope proposal = propose("estimate");
        List<CompletableFuture<Object>> decided =
                decide(registerItem("XX/37"), registerItem("VI/37"), proposal, openChapter("XX"));
        assertOnDisk(0);
        released.countDown();

        assertThat(committing)
                .extracting(CompletableFuture::join)
                .containsExactly(new RecordedResult(1), new RecordedResult(2));
        assertThat(decided.get(0).join()).isEqualTo(new RecordedResult(3));
        assertThat(decided.get(1).join()).isEqualTo(new RefusedResult(new UnknownChapter(new ChapterCode("VI"))));
        assertThat(decided.get(2).join()).isEqualTo(new RecordedResult(5));
        assertThat(decided.get(3).join()).isEqualTo(new RecordedResult(1));
        assertWhole();
    }

    @Test
    void reused_key_and_dry_run_are_answered_after_the_commit_before_them() {
        start(CommitStep.COMMIT);
        hold(CommitStep.COMMIT, false, register("key", "2026-OWB", "2025-09-16"));
        CompletableFuture<Object> dryRun = CompletableFuture.supplyAsync(() -> office.dryRun(register("2027-OWB")));
        List<CompletableFuture<Object>> decided = decide(register("key", "2028-OWB", "2025-09-16"));
        assertThat(dryRun).isNotDone();
        assertThat(decided.getFirst()).isNotDone();
        released.countDown();

        assertThat(dryRun.join()).isInstanceOf(DryRunResult.class);
        assertThat(decided.getFirst().join()).isEqualTo(new KeyReusedResult("key"));
        assertThat(office.ledger()).hasSize(2);
    }

    @Test
    void command_batch_waits_for_the_commit_before_it() throws Exception {
        start(CommitStep.COMMIT);
        CompletableFuture<Object> committing =
                hold(CommitStep.COMMIT, false, register("2026-OWB")).getFirst();
        CompletableFuture<Long> imported = CompletableFuture.supplyAsync(() -> office.sendAndWait(context -> {
            context.decide(List.of(register("2027-OWB"), register("2026-OWB")));
            return true;
        }));
        awaitDecided();
        CompletableFuture<Object> after = office.sendAsync(register("2028-OWB"));
        assertThat(imported).isNotDone();
        released.countDown();

        assertThat(committing.join()).isEqualTo(new RecordedResult(2));
        assertThat(imported.get(30, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(after.join()).isEqualTo(new RecordedResult(4));
        assertWhole();
    }

    @Test
    void closing_gateway_rejects_a_decided_batch_after_the_grace_period() throws Exception {
        start(CommitStep.COMMIT);
        CompletableFuture<Object> committing =
                hold(CommitStep.COMMIT, false, register("2026-OWB")).getFirst();
        CompletableFuture<Object> decided = decide(register("2027-OWB")).getFirst();

        office.close(Duration.ofMillis(50));

        assertReason(decided, UnavailabilityReason.STOPPED);
        assertThat(committing).isNotDone();
        released.countDown();
        assertThat(committing.join()).isEqualTo(new RecordedResult(2));
        assertThat(moments()).containsExactly("2025-OWB", "2026-OWB");
    }

    @Test
    void closing_gateway_rejects_a_batch_whose_commit_fails_after_the_grace_period() {
        start(CommitStep.INSERT);
        CompletableFuture<Object> failed =
                hold(CommitStep.INSERT, true, register("2026-OWB")).getFirst();
        office.close(Duration.ofMillis(50));
        released.countDown();

        assertReason(failed.orTimeout(30, TimeUnit.SECONDS), UnavailabilityReason.STOPPED);
        assertThat(moments()).containsExactly("2025-OWB");
    }

    /** Records the first entry. */
    private void start(CommitStep step) {
        Assumptions.assumeTrue(databases == TestDatabase.H2 || (step != CommitStep.SYNC && step != CommitStep.HEAD));
        office.open();
        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(new RecordedResult(1));
    }

    /** Sends commands whose commit waits at the step until it is released, and then goes on or fails. */
    private List<CompletableFuture<Object>> hold(CommitStep step, boolean fails, CommandEnvelope... commands) {
        return hold(step, fails, () -> {}, commands);
    }

    /** Waits at a step; all commands wait when the writer is opened, so that they are one batch. */
    private List<CompletableFuture<Object>> hold(
            CommitStep step, boolean fails, Runnable open, CommandEnvelope... commands) {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean armed = new AtomicBoolean(true);
        office.onStep(sql -> {
            if (isCommitThread() && step.isAt(sql) && armed.compareAndSet(true, false)) {
                reached.countDown();
                awaitLatch(released);
                if (fails) {
                    throw new SQLException("The database failed at " + step, "53100");
                }
            }
        });
        List<CompletableFuture<Object>> answers =
                Arrays.stream(commands).map(office::sendAsync).toList();
        open.run();
        awaitLatch(reached);
        return answers;
    }

    private static boolean isCommitThread() {
        return Arrays.stream(Thread.currentThread().getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(BatchProcessor.class.getName())
                        && frame.getMethodName().equals("commit"));
    }

    /** Sends commands one after another and returns when all of them are decided. */
    private List<CompletableFuture<Object>> decide(CommandEnvelope... commands) {
        List<CompletableFuture<Object>> answers =
                Arrays.stream(commands).map(office::sendAsync).toList();
        awaitDecided();
        return answers;
    }

    /** Waits until a thread has decided all waiting commands and waits for its turn to commit them. */
    private void awaitDecided() {
        await().atMost(LONGEST)
                .until(() -> Thread.getAllStackTraces().entrySet().stream()
                        .anyMatch(entry -> awaitsTurn(entry.getValue())
                                && entry.getKey().getState() == Thread.State.TIMED_WAITING));
    }

    private static boolean awaitsTurn(StackTraceElement[] stack) {
        List<String> methods =
                Arrays.stream(stack).map(StackTraceElement::getMethodName).toList();
        return (methods.contains("decideUntilTurn") && methods.contains("takeMore"))
                || (methods.contains("executeAlone") && methods.contains("tryLock"));
    }

    private static CommandEnvelope again(String moment) {
        return register("again", moment, "2025-09-17");
    }

    private void assertOnDisk(long number) {
        assertThat(office.engine().durableNumber()).isEqualTo(number);
        assertThat(office.entries().head().ledgerNumber()).isEqualTo(number);
        assertThat(office.ledger()).hasSize((int) number);
        assertThat(office.entries().readStream(StreamId.CALENDAR)).hasSize((int) number);
        assertThat(office.entries().isRecorded(register("2026-OWB").metadata().causationId()))
                .isFalse();
    }

    private void assertSameAfterRestart() {
        List<String> before = office.ledger().stream().map(RawEntry::eventId).toList();
        office.recreateGateway();
        office.open();
        assertThat(office.ledger()).extracting(RawEntry::eventId).isEqualTo(before);
        assertThat(office.sendAndWait(register("2040-OWB"))).isEqualTo(new RecordedResult(before.size() + 1));
        assertWhole();
    }

    private static void assertReason(CompletableFuture<Object> answer, UnavailabilityReason reason) {
        assertThat(((LedgerUnavailableException) answer.join()).reason()).isEqualTo(reason);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("It did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
