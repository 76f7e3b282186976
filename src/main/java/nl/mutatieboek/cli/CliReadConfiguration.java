package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
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
import nl.mutatieboek.exporting.ExportService;
import nl.mutatieboek.importing.reconciliation.ReconciliationService;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.config.ReadOnlyLedgerConfiguration;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.report.ReportCatalog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All that is needed to verify a book, to ask it and to rebuild its projections: the database, read-only, the read port, and
 * the rooms that answer. Named one by one, because looking for them would take longer than the answer. Not a
 * {@code @Configuration}, so that a served book does not find it.
 */
@Import({
    ReadOnlyLedgerConfiguration.class,
    MessageSourceAutoConfiguration.class,
    MessageRenderer.class,
    ProblemRenderer.class,
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
    ReportCatalog.class,
    ExportService.class
})
@EnableConfigurationProperties(DataSourceProperties.class)
class CliReadConfiguration {
    /**
     * H2 neither makes a missing book nor writes to its file, not even to recover what a killed process left, and traces
     * nothing beside it.
     */
    private static final String READ_ONLY_H2_OPTIONS = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";

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
    CheckpointFile checkpoint(DataSource dataSource, @Value("${mutatieboek.data:data}") Path data) {
        return CheckpointFile.inDirectory(data, ReadOnlyLedgerConfiguration.checkpointKey(dataSource));
    }

    /** From the checkpoint, if there is one that can be used, and the entries since. */
    @Bean
    InMemoryProjectionHost memory(LedgerReader entries, CheckpointFile checkpoint) {
        long head = entries.head().ledgerNumber();
        ProjectionRunner folding = checkpoint
                .restore(ProjectionFactory.FROM_SPRING_FACTORIES, entries)
                .map(ProjectionRunner::new)
                .orElseGet(() -> new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES));
        try (ConsoleProgressReporter progress = new ConsoleProgressReporter("reading", head)) {
            LedgerReplayer.replay(entries, folding, head, progress);
        } catch (UnreadableEntryException e) {
            // What lies before it can be asked; who asks for more hears that it is not there.
            System.err.println(e.operatorMessage());
        }
        return new InMemoryProjectionHost(folding, entries, Duration.ZERO);
    }

    @Bean
    LedgerVerifier verification(LedgerReader entries, TransactionTemplate snapshot, CheckpointFile checkpoint) {
        return new LedgerVerifier(
                entries,
                ProjectionFactory.FROM_SPRING_FACTORIES,
                () -> checkpoint.restore(ProjectionFactory.FROM_SPRING_FACTORIES, entries),
                snapshot);
    }
}
