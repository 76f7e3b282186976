package nl.mutatieboek.balance;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.proof.CommitmentSalter;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.LaterBalanceHeadException;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Moves the tree of public balances to the latest signed head when somebody asks, in a thread of its own: the first time
 * takes long, and goes on when those who asked have given up.
 */
final class PublicTreeUpdater {
    /** Each holds one of the permits for concurrent requests. */
    private static final int MOST_WAITING = 4;

    private final ProjectionReader projections;
    private final StructureQueries structures;
    private final HeadSigner heads;
    private final Duration patience;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private final PublicAccountTree accounts = new PublicAccountTree();
    private volatile @Nullable BalanceHead latest;
    private CompletableFuture<Void> update = CompletableFuture.completedFuture(null);

    /**
     * A signed head of the balances, with what was public at it.
     *
     * @param accounts the trees at this head, while the question is answered
     * @param salts of its commitments
     * @param commitments to the trees under embargo
     */
    record BalanceHead(
            long size,
            String note,
            StructureSnapshot structure,
            PublicAccountTree accounts,
            CommitmentSalter salts,
            String commitments) {}

    PublicTreeUpdater(ProjectionReader projections, StructureQueries structures, HeadSigner heads, Duration patience) {
        this.projections = projections;
        this.structures = structures;
        this.heads = heads;
        this.patience = patience;
    }

    /**
     * Answers a question at the latest signed head; empty if no head is signed yet.
     *
     * @throws UnavailableException if the tree is not there in time, or too many wait for it, or for each other, already
     * @throws LaterBalanceHeadException if another process signed a later head; ask again
     */
    <T> Optional<T> askAtLatestHead(Function<BalanceHead, Optional<T>> question) {
        Optional<Long> size = heads.findLatest().map(SignedHead::size);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        if (lock.tryLock()) {
            try {
                BalanceHead head = latest;
                if (head != null && head.size() >= size.get()) {
                    return answer(head, question);
                }
            } finally {
                lock.unlock();
            }
        }
        if (!waiting.tryAcquire()) {
            throw UnavailableException.notNow();
        }
        try {
            return awaitAnswer(size.get(), question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnavailableException.notNow();
        } finally {
            waiting.release();
        }
    }

    /** Refuses while a moment that was public at the head is under embargo again, because its bill was revoked. */
    private <T> Optional<T> answer(BalanceHead head, Function<BalanceHead, Optional<T>> question) {
        StructureSnapshot then = head.structure();
        StructureSnapshot now = structures.current();
        if (then.chapters().stream()
                .map(KnownChapter::code)
                .anyMatch(
                        chapter -> !Set.copyOf(now.publicMoments(chapter)).containsAll(then.publicMoments(chapter)))) {
            throw UnavailableException.notNow();
        }
        return question.apply(head);
    }

    private <T> Optional<T> awaitAnswer(long size, Function<BalanceHead, Optional<T>> question)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            requireUpdated(findOrStartUpdate(size), deadline);
            if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw UnavailableException.notNow();
            }
            try {
                BalanceHead head = latest;
                if (head != null && head.size() >= size) {
                    return answer(head, question);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private static void requireUpdated(CompletableFuture<Void> update, long deadline) throws InterruptedException {
        try {
            update.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw UnavailableException.notNow();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnavailableException known) {
                throw known;
            }
            if (e.getCause() instanceof LaterBalanceHeadException later) {
                throw later;
            }
            throw new IllegalStateException("The tree of balances could not be derived", e.getCause());
        }
    }

    private synchronized CompletableFuture<Void> findOrStartUpdate(long size) {
        BalanceHead known = latest;
        if (update.isDone()) {
            if (known != null && known.size() >= size) {
                return CompletableFuture.completedFuture(null);
            }
            CompletableFuture<Void> started = new CompletableFuture<>();
            update = started;
            try {
                Thread.ofPlatform().daemon().name("balance-trees").start(() -> runUpdate(size, started));
            } catch (Error e) {
                // No thread could be made; the next question tries again.
                started.completeExceptionally(e);
                throw e;
            }
        }
        return update;
    }

    private void runUpdate(long size, CompletableFuture<Void> started) {
        lock.lock();
        try {
            // A failed update leaves trees between two heads.
            latest = null;
            latest = updateTo(size);
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
            return;
        } finally {
            lock.unlock();
        }
        started.complete(null);
    }

    private BalanceHead updateTo(long size) {
        if (!projections.await(size)) {
            throw UnavailableException.projectionBehind(size, projections.completeTo());
        }
        StructureSnapshot structure = structures.awaitAt(size);
        accounts.update(size, structure, projections);
        CommitmentSalter salts = heads.commitmentSalter(size);
        String commitments = accounts.embargoed().commitments(salts);
        String note =
                heads.findBalanceHead(size, accounts.statement(commitments)).orElseThrow();
        return new BalanceHead(size, note, structure, accounts, salts, commitments);
    }
}
