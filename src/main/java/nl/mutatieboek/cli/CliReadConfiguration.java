package nl.mutatieboek.cli;

import java.time.Duration;
import javax.sql.DataSource;
import nl.mutatieboek.balance.BalanceProofQueries;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingDiffQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.trail.BalanceChangeQueries;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.exporting.DeliveryService;
import nl.mutatieboek.exporting.ExportService;
import nl.mutatieboek.importing.reconciliation.ReconciliationService;
import nl.mutatieboek.ledger.JdbcAttachmentRepository;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.MissingEntryException;
import nl.mutatieboek.ledger.RecentEntryQueue;
import nl.mutatieboek.ledger.StorageProperties;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.config.ReadOnlyLedgerConfiguration;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.proof.HeadProperties;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.StoredTreeVerifier;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import nl.mutatieboek.ledger.verification.RebuildCertificateVerifier;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.mutation.MutationReceiptService;
import nl.mutatieboek.oversight.coverage.CoveragePackageQueries;
import nl.mutatieboek.oversight.matter.MatterQueries;
import nl.mutatieboek.oversight.matter.StructuralFollowUpQueries;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.report.DocumentSetService;
import nl.mutatieboek.report.ReportCatalog;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Beans to verify and query a ledger and to rebuild its projections: the read-only database, the ledger reader and the
 * query services.
 *
 * <p>They are imported one by one, because component scanning would take longer than the query. Not a {@code
 * @Configuration}, so that the served application does not scan it.
 */
@Import({
    ReadOnlyLedgerConfiguration.class,
    MessageSourceAutoConfiguration.class,
    MessageRenderer.class,
    StructureQueries.class,
    AsOfResolver.class,
    BalanceQueries.class,
    PostingQueries.class,
    PostingDiffQueries.class,
    PostingTotalQueries.class,
    HistoryVisibilityPolicy.class,
    TrailQueries.class,
    BalanceChangeQueries.class,
    ReconciliationService.class,
    CoveragePackageQueries.class,
    MutationQueries.class,
    MutationReceiptService.class,
    MatterQueries.class,
    StructuralFollowUpQueries.class,
    ReportCatalog.class,
    DocumentSetService.class,
    ExportService.class,
    DeliveryService.class
})
@EnableConfigurationProperties({DataSourceProperties.class, HeadProperties.class})
class CliReadConfiguration {
    /**
     * H2 neither creates a missing database, nor writes to its file, not even to recover after a killed process, nor
     * writes a trace file.
     */
    private static final String READ_ONLY_H2_OPTIONS = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";

    /** Nobody else waits for a command, so it waits until the trees of the balances are built. */
    private static final Duration LONGEST_BUILD = Duration.ofDays(1);

    @Bean
    DataSource book(DataSourceProperties properties) {
        String url = properties.determineUrl();
        return properties
                .initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .url(url.startsWith("jdbc:h2:") ? url + READ_ONLY_H2_OPTIONS : url)
                .build();
    }

    @Bean
    EmbargoPolicy embargo(StructureQueries structure) {
        return EmbargoPolicy.unrestricted(structure);
    }

    @Bean
    DataSourceTransactionManager transactions(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    CheckpointFile checkpoint(DataSource dataSource, StorageProperties settings) {
        return CheckpointFile.inDirectory(settings.data(), ReadOnlyLedgerConfiguration.checkpointKey(dataSource));
    }

    /** Loads the projections from the checkpoint, if it is usable, and applies later entries. */
    @Bean
    InMemoryProjectionHost memory(LedgerReader entries, CheckpointFile checkpoint) {
        long head = entries.head().ledgerNumber();
        ProjectionRunner folding = checkpoint
                .restore(ProjectionFactory.FROM_SPRING_FACTORIES, entries)
                .map(ProjectionRunner::new)
                .orElseGet(() -> new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES));
        try (ConsoleProgressReporter progress = new ConsoleProgressReporter("reading", head)) {
            LedgerReplayer.replay(entries, folding, head, progress);
            requireLastEntry(entries, folding.completeTo(), head);
        } catch (UnreadableEntryException e) {
            // Earlier entries can still be queried; a query beyond them fails.
            System.err.println(e.operatorMessage());
        }
        return new InMemoryProjectionHost(folding, entries, Duration.ZERO);
    }

    private static void requireLastEntry(LedgerReader entries, long completeTo, long head) {
        if (head > 0 && entries.findRaw(head).isEmpty()) {
            throw MissingEntryException.atEnd(Math.min(completeTo, head - 1), head);
        }
    }

    /** The heads that the writer has signed. */
    @Bean
    HeadSigner heads(LedgerReader entries, DataSource dataSource, HeadProperties settings, StorageProperties storage) {
        HeadSigner heads = new HeadSigner(
                entries,
                new RecentEntryQueue(),
                () -> entries.head().ledgerNumber(),
                () -> 0,
                dataSource,
                settings,
                storage.data(),
                Duration.ZERO);
        heads.resumeReadOnly();
        return heads;
    }

    @Bean
    BalanceProofQueries balanceProofs(ProjectionReader projections, StructureQueries structures, HeadSigner heads) {
        return new BalanceProofQueries(projections, structures, heads, LONGEST_BUILD);
    }

    @Bean
    LedgerVerifier verification(
            LedgerReader entries,
            TransactionTemplate snapshot,
            CheckpointFile checkpoint,
            DataSource dataSource,
            HeadProperties heads,
            StorageProperties storage) {
        return new LedgerVerifier(
                entries,
                ProjectionFactory.FROM_SPRING_FACTORIES,
                () -> checkpoint.restore(ProjectionFactory.FROM_SPRING_FACTORIES, entries),
                snapshot,
                new JdbcAttachmentRepository(JdbcClient.create(dataSource))::recompute,
                new RebuildCertificateVerifier(JdbcClient.create(dataSource)),
                () -> StoredTreeVerifier.create(
                        dataSource, heads, storage.data(), BalanceProofQueries::deriveStatement));
    }
}
