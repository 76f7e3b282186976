package nl.mutatieboek.ledger.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.mutatieboek.ledger.JdbcAttachmentRepository.StoredContent;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.EntryBatchWorker;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionDigest;
import nl.mutatieboek.ledger.projection.ProjectionDigest.ProjectionComparison;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.projection.ProjectionRunner.ProjectionSnapshot;
import nl.mutatieboek.ledger.verification.VerificationReport.RecomputedProjection;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedRecords;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedTree;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Recomputes the chain and every projection from the raw entries in one pass: one thread reads, one checks the chain,
 * one looks entries up in the indexes, one hashes the tree, one projects. A stored checkpoint is compared row by row with the result.
 *
 * <p>Head and entries are read in one database snapshot. The checkpoint is read before it: the ledger only grows, so
 * the entries reach at least as far.
 */
public final class LedgerVerifier {
    private final LedgerReader entries;
    private final Supplier<List<Projection>> newProjections;
    private final Supplier<Optional<ProjectionSnapshot>> checkpoint;
    private final TransactionOperations snapshot;
    private final Function<String, Optional<StoredContent>> contents;
    private final @Nullable RebuildCertificateVerifier certificates;
    private final @Nullable Supplier<TreeVerifier> newTree;

    /**
     * @param entries reader of everything stored, not only of what is durable
     * @param newProjections creates empty projections
     * @param checkpoint reads the stored checkpoint, if there is one
     * @param snapshot runs reads in one database snapshot
     * @param contents recomputes the content of an attachment that is stored under a digest
     * @param certificates verifier of the stored certificates; null for a ledger without any
     * @param newTree creates a verifier of the stored tree; null for a ledger without one
     */
    public LedgerVerifier(
            LedgerReader entries,
            Supplier<List<Projection>> newProjections,
            Supplier<Optional<ProjectionSnapshot>> checkpoint,
            TransactionOperations snapshot,
            Function<String, Optional<StoredContent>> contents,
            @Nullable RebuildCertificateVerifier certificates,
            @Nullable Supplier<TreeVerifier> newTree) {
        this.entries = entries;
        this.newProjections = newProjections;
        this.checkpoint = checkpoint;
        this.snapshot = snapshot;
        this.contents = contents;
        this.certificates = certificates;
        this.newTree = newTree;
    }

    /** Creates a verifier without a checkpoint, for a ledger without a writer and attachments. */
    public LedgerVerifier(LedgerReader entries, Supplier<List<Projection>> newProjections) {
        this(
                entries,
                newProjections,
                Optional::empty,
                TransactionOperations.withoutTransaction(),
                sha256 -> Optional.empty(),
                null,
                null);
    }

    /** Verifies the whole ledger. */
    public VerificationReport verify() {
        // Fail first if the database has no ledger.
        snapshot.executeWithoutResult(status -> {
            status.setRollbackOnly();
            head();
        });
        Optional<ProjectionSnapshot> stored = checkpoint.get();
        TreeVerifier tree = newTree == null ? null : newTree.get();
        return report(stored, tree, Objects.requireNonNull(snapshot.execute(status -> {
            // Rollback only: a missing head must not turn into a failed commit.
            status.setRollbackOnly();
            return runPass(tree);
        })));
    }

    private record VerificationPass(
            ChainVerifier verifier,
            @Nullable LedgerFault fault,
            ProjectionRunner runner,
            EntryBatchWorker projecting,
            VerifiedRecords attachments,
            VerifiedRecords certificates,
            VerifiedTree tree) {}

    private VerificationPass runPass(@Nullable TreeVerifier tree) {
        ChainVerifier verifier = new ChainVerifier(head());
        EntryIndexVerifier indexVerifier = new EntryIndexVerifier(entries);
        AttachmentVerifier attachmentVerifier = new AttachmentVerifier(entries, contents);
        ProjectionRunner runner = new ProjectionRunner(newProjections);
        EntryBatchWorker chainPipeline = EntryBatchWorker.startPerEntry("verify-chain", verifier);
        EntryBatchWorker indexPipeline = EntryBatchWorker.startPerEntry("verify-indexes", indexVerifier);
        EntryBatchWorker treePipeline = EntryBatchWorker.startPerEntry("verify-tree", tree == null ? raw -> {} : tree);
        EntryBatchWorker projecting = LedgerReplayer.startProjecting(entries, runner);
        try (chainPipeline;
                indexPipeline;
                treePipeline;
                projecting) {
            // Entries below 1 are returned only here; those beyond the head follow the last one.
            entries.findRawOutside(1).stream()
                    .filter(raw -> raw.ledgerNumber() < 1)
                    .forEach(chainPipeline::put);
            entries.forEachRaw(raw -> {
                chainPipeline.put(raw);
                projecting.put(raw);
                indexPipeline.put(raw);
                treePipeline.put(raw);
                attachmentVerifier.accept(raw);
            });
        }
        chainPipeline.completion().join();
        indexPipeline.completion().join();
        treePipeline.completion().join();
        LedgerFault fault = verifier.findFault().or(indexVerifier::findFault).orElse(null);
        return new VerificationPass(
                verifier,
                fault,
                runner,
                projecting,
                attachmentVerifier.verify(verifier.lastVerifiedNumber()),
                certificates == null ? new VerifiedRecords(0, List.of()) : certificates.verify(entries, fault == null),
                tree == null || fault != null ? VerifiedTree.NONE : tree.compareWithStored());
    }

    private @Nullable LedgerHead head() {
        try {
            return entries.head();
        } catch (EmptyResultDataAccessException e) {
            return null;
        }
    }

    private VerificationReport report(
            Optional<ProjectionSnapshot> stored, @Nullable TreeVerifier tree, VerificationPass pass) {
        ChainVerifier verifier = pass.verifier();
        LedgerFault fault = pass.fault();
        // A failed projection counts only if the ledger holds; otherwise it proves nothing.
        List<RecomputedProjection> recomputed = fault == null ? recomputeProjections(stored, pass) : List.of();
        return new VerificationReport(
                verifier.lastVerifiedNumber(),
                HexFormat.of().formatHex(verifier.lastVerifiedHash()),
                fault,
                recomputed,
                pass.attachments(),
                pass.certificates(),
                tree != null && fault == null && pass.runner().failure() == null
                        ? tree.compareBalances(
                                pass.tree(), new InMemoryProjectionHost(pass.runner(), entries, Duration.ZERO))
                        : pass.tree());
    }

    private static List<RecomputedProjection> recomputeProjections(
            Optional<ProjectionSnapshot> stored, VerificationPass pass) {
        ProjectionRunner runner = pass.runner();
        List<String> problems = new ArrayList<>();
        if (runner.failure() != null) {
            problems.add(String.valueOf(runner.failure().getMessage()));
        } else {
            joinProjecting(pass.projecting());
            if (runner.completeTo() != pass.verifier().lastVerifiedNumber()) {
                problems.add("The ledger ends at %d within a command, of which it has the entries after %d only."
                        .formatted(pass.verifier().lastVerifiedNumber(), runner.completeTo()));
            }
        }
        return IntStream.range(0, runner.projections().size())
                .parallel()
                .mapToObj(i -> recompute(runner.projections().get(i), runner.completeTo(), stored, i, problems))
                .toList();
    }

    private static RecomputedProjection recompute(
            Projection derived,
            long completeTo,
            Optional<ProjectionSnapshot> stored,
            int position,
            List<String> problems) {
        List<String> differences = new ArrayList<>(problems);
        @Nullable ProjectionDigest rows = null;
        if (stored.isPresent() && problems.isEmpty()) {
            ProjectionComparison comparison = ProjectionDigest.compare(
                    stored.get().projections().get(position),
                    derived,
                    stored.get().ledgerNumber());
            differences.addAll(comparison.differences());
            rows = stored.get().ledgerNumber() == completeTo ? comparison.rows() : null;
        }
        ProjectionDigest digest = rows == null ? ProjectionDigest.compute(derived, completeTo) : rows;
        return new RecomputedProjection(
                digest.name(),
                completeTo,
                digest.rows(),
                digest.sha256(),
                stored.map(ProjectionSnapshot::ledgerNumber).orElse(null),
                differences);
    }

    private static void joinProjecting(EntryBatchWorker projecting) {
        try {
            projecting.completion().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
