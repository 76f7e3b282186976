package nl.mutatieboek.ledger.config;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.ContentHasher;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.JdbcAttachmentRepository;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.StorageProperties;
import nl.mutatieboek.ledger.WriterActivatedEvent;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.CheckpointScheduler;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.proof.BookIdentityRepository;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.store.AcknowledgementFile;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.H2FileCompactor;
import nl.mutatieboek.ledger.store.H2SaveLockingDataSource;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.writer.AxonLedgerCommandGateway;
import nl.mutatieboek.ledger.writer.LedgerAggregateRepository;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring beans of the ledger and Axon. Axon is configured explicitly, because its auto-configuration targets an older
 * Spring Boot and selects a transaction manager that does nothing. A test checks the transaction manager and the
 * storage engine.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StorageProperties.class, LedgerProperties.class})
class LedgerConfiguration {
    private static final int CACHED_AGGREGATES = 10_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JdbcLedgerRepository ledgerTables(DataSource dataSource) {
        return new JdbcLedgerRepository(dataSource);
    }

    @Bean
    JdbcAttachmentRepository attachmentRepository(JdbcClient jdbc) {
        return new JdbcAttachmentRepository(jdbc);
    }

    @Bean
    EventJsonMapper eventJson() {
        return EventJsonMapper.create();
    }

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    CommitDiskSynchronizer durability(DataSource dataSource, LedgerProperties settings) throws SQLException {
        return new CommitDiskSynchronizer(dataSource, settings.takeoverAfter());
    }

    @Bean
    DurableTransactionExecutor durableTransactionExecutor(
            PlatformTransactionManager transactions, CommitDiskSynchronizer synchronizer) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return new DurableTransactionExecutor() {
            @Override
            public <T> T executeDurably(Supplier<T> work) {
                return synchronizer.executeDurably(transaction, work);
            }
        };
    }

    @Bean
    AcknowledgementFile acknowledgementFile(
            JdbcClient jdbc, CommitDiskSynchronizer synchronizer, StorageProperties settings) {
        return AcknowledgementFile.locate(jdbc, synchronizer.isSingleProcess(), settings.acknowledgement());
    }

    @Bean
    LedgerStorageEngine ledgerStorageEngine(
            JdbcLedgerRepository repository,
            CommitDiskSynchronizer synchronizer,
            AcknowledgementFile acknowledgementFile,
            EventJsonMapper json,
            Clock clock) {
        return new LedgerStorageEngine.Builder(repository, synchronizer, clock, json)
                .acknowledgementFile(acknowledgementFile)
                .build();
    }

    @Bean
    DurableLedgerReader ledgerReader(PlatformTransactionManager transactions, LedgerStorageEngine engine) {
        TransactionTemplate readTransaction = new TransactionTemplate(transactions);
        readTransaction.setReadOnly(true);
        return engine.createReader(readTransaction);
    }

    /** Modules register their projections in {@code META-INF/spring.factories}. */
    @Bean
    @ConditionalOnMissingBean
    ProjectionFactory emptyProjections() {
        return ProjectionFactory.FROM_SPRING_FACTORIES;
    }

    @Bean
    InMemoryProjectionHost inMemoryProjectionHost(
            ProjectionFactory projectionFactory, LedgerReader entries, LedgerProperties settings) {
        return new InMemoryProjectionHost(projectionFactory, entries, settings.patience());
    }

    @Bean
    CheckpointFile checkpoint(DataSource dataSource, StorageProperties settings) {
        return CheckpointFile.inDirectory(settings.data(), ReadOnlyLedgerConfiguration.checkpointKey(dataSource));
    }

    @Bean
    CheckpointScheduler checkpointScheduler(
            InMemoryProjectionHost projectionHost,
            CheckpointFile checkpoint,
            ProjectionFactory projectionFactory,
            LedgerReader entries,
            LedgerStorageEngine engine,
            LedgerProperties settings) {
        CheckpointScheduler checkpointScheduler = new CheckpointScheduler(
                projectionHost,
                checkpoint,
                projectionFactory,
                entries,
                settings.checkpoint().every(),
                settings.checkpoint().pause());
        engine.onDurable(checkpointScheduler::wakeFollower);
        return checkpointScheduler;
    }

    @Bean
    EmbeddedEventStore eventStore(LedgerStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    ContentHasher contentHasher(DataSource dataSource) {
        return new ContentHasher(new BookIdentityRepository(dataSource)::saltKey);
    }

    @Bean
    AxonLedgerCommandGateway ledgerCommandGateway(
            LedgerStorageEngine engine,
            EmbeddedEventStore store,
            TransactionManager transactions,
            ContentHasher contents,
            ConsentPolicy policy,
            Clock clock,
            DataSource dataSource,
            CheckpointScheduler checkpointScheduler,
            ApplicationEventPublisher publisher,
            ObjectProvider<NameReferenceProvider> nameReferences,
            LedgerProperties settings)
            throws SQLException {
        AxonLedgerCommandGateway gateway = new AxonLedgerCommandGateway(
                new CommandDecider(policy, settings.attachments().perMutation()),
                new LedgerAggregateRepository(store, CACHED_AGGREGATES, clock),
                engine,
                transactions,
                contents,
                settings.mostWaiting(),
                settings.patience(),
                reason -> publisher.publishEvent(new WriterStoppedEvent(reason)));
        nameReferences.ifAvailable(gateway::useNameReferences);
        checkpointScheduler.onUnreadableEntry(gateway::stop);
        if (dataSource.isWrapperFor(H2SaveLockingDataSource.class)) {
            dataSource.unwrap(H2SaveLockingDataSource.class).onFileLost(gateway::stop);
        }
        return gateway;
    }

    /** By default two people of the other chapter confirm a transfer. */
    @Bean
    ConsentPolicy consentPolicy(LedgerProperties settings) {
        return new ConsentPolicy(
                settings.confirmingPeople(),
                settings.momentPeople(),
                settings.agreements().stream()
                        .map(LedgerConfiguration::agreement)
                        .collect(Collectors.toSet()));
    }

    /**
     * Parses a rule for mutations that need the agreement of the finance ministry: {@code TRANSFER@O1}, {@code
     * TRANSFER@*}, {@code *@O1}.
     */
    private static ConsentPolicy.AgreementRule agreement(String text) {
        String[] parts = text.split("@", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("mutatieboek.agreements: " + text + " is not KIND@MOMENT");
        }
        return new ConsentPolicy.AgreementRule(
                parts[0].equals("*") ? null : MutationKind.parse(parts[0]),
                parts[1].equals("*") ? null : Moment.Code.valueOf(parts[1]));
    }

    @Bean
    Configuration axonConfiguration(
            EmbeddedEventStore store, AxonLedgerCommandGateway gateway, TransactionManager transactions) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(c -> transactions)
                // Axon serializes nothing here, but would otherwise create a default serializer.
                .configureSerializer(c -> JacksonSerializer.defaultSerializer())
                .configureEventStore(c -> store)
                .configureCommandBus(c -> gateway.commandBus())
                .buildConfiguration();
    }

    @Bean
    WriterLeaseLifecycle writerLeaseLifecycle(
            LedgerStorageEngine engine,
            CommitDiskSynchronizer synchronizer,
            DataSourceProperties properties,
            CheckpointScheduler checkpointScheduler,
            AxonLedgerCommandGateway gateway,
            HeadSigner headSigner,
            Configuration axonConfiguration,
            ApplicationEventPublisher publisher,
            LedgerProperties settings) {
        return new WriterLeaseLifecycle(
                engine,
                // Outside the pool, so that many readers cannot block the heartbeat.
                new JdbcLedgerRepository(properties
                        .initializeDataSourceBuilder()
                        .type(SimpleDriverDataSource.class)
                        .build()),
                synchronizer.isSingleProcess(),
                checkpointScheduler,
                gateway,
                headSigner,
                axonConfiguration,
                () -> publisher.publishEvent(new WriterActivatedEvent()),
                settings.takeoverAfter(),
                settings.grace());
    }

    @Bean
    H2CompactionScheduler h2CompactionScheduler(DataSource dataSource) throws SQLException {
        return new H2CompactionScheduler(
                dataSource.isWrapperFor(H2SaveLockingDataSource.class)
                        ? new H2FileCompactor(dataSource.unwrap(H2SaveLockingDataSource.class))
                        : null);
    }

    /** H2 only: PostgreSQL has its own tools, and a setting without effect would be trusted. */
    @Bean
    @ConditionalOnProperty("mutatieboek.backup.folder")
    H2BackupScheduler backups(
            JdbcTemplate jdbc,
            DurableLedgerReader entries,
            CommitDiskSynchronizer synchronizer,
            Clock clock,
            LedgerProperties settings) {
        LedgerProperties.Backup backup = settings.backup();
        if (!synchronizer.isSingleProcess()) {
            throw new LedgerStartupException(
                    "mutatieboek.backup.folder is for a book in H2; a book in PostgreSQL is backed up by"
                            + " PostgreSQL's tools.");
        }
        Path directory = Path.of(Objects.requireNonNull(backup.folder())).toAbsolutePath();
        return new H2BackupScheduler(jdbc, entries, clock, directory, backup.every());
    }
}
