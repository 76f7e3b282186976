package nl.mutatieboek.ledger.config;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.WriterActivatedEvent;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.CheckpointScheduler;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.store.AcknowledgementFile;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.H2WriteBarrier;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.writer.AxonLedgerCommandGateway;
import nl.mutatieboek.ledger.writer.BookRepository;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
class LedgerConfiguration {
    private static final int CACHED_AGGREGATES = 10_000;

    /** Time without a heartbeat after which a standby process takes over. */
    private static final String TAKEOVER_AFTER = "${mutatieboek.takeover-after:5s}";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JdbcLedgerRepository ledgerTables(DataSource dataSource) {
        return new JdbcLedgerRepository(dataSource);
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
    CommitDiskSynchronizer durability(DataSource dataSource, @Value(TAKEOVER_AFTER) Duration takeoverAfter)
            throws SQLException {
        return new CommitDiskSynchronizer(dataSource, takeoverAfter);
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
            JdbcClient jdbc,
            CommitDiskSynchronizer synchronizer,
            @Value("${mutatieboek.witness:}") String configuredPath) {
        return AcknowledgementFile.locate(jdbc, synchronizer.isSingleProcess(), configuredPath);
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
            ProjectionFactory projectionFactory,
            LedgerReader entries,
            @Value("${mutatieboek.patience:5s}") Duration timeout) {
        return new InMemoryProjectionHost(projectionFactory, entries, timeout);
    }

    @Bean
    CheckpointFile checkpoint(JdbcLedgerRepository repository, @Value("${mutatieboek.data:data}") Path data) {
        return CheckpointFile.inDirectory(data, repository::checkpointKey);
    }

    @Bean
    CheckpointScheduler checkpointScheduler(
            InMemoryProjectionHost projectionHost,
            CheckpointFile checkpoint,
            ProjectionFactory projectionFactory,
            LedgerReader entries,
            LedgerStorageEngine engine,
            @Value("${mutatieboek.checkpoint.every:50000}") long every,
            @Value("${mutatieboek.checkpoint.pause:10s}") Duration pause) {
        CheckpointScheduler checkpointScheduler =
                new CheckpointScheduler(projectionHost, checkpoint, projectionFactory, entries, every, pause);
        engine.onDurable(checkpointScheduler::wakeFollower);
        return checkpointScheduler;
    }

    @Bean
    EmbeddedEventStore eventStore(LedgerStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    AxonLedgerCommandGateway ledgerCommandGateway(
            LedgerStorageEngine engine,
            EmbeddedEventStore store,
            DurableLedgerReader entries,
            TransactionManager transactions,
            ConsentPolicy policy,
            Clock clock,
            DataSource dataSource,
            CheckpointScheduler checkpointScheduler,
            ApplicationEventPublisher publisher,
            ObjectProvider<NameReferenceProvider> nameReferences,
            @Value("${mutatieboek.most-waiting:10000}") int queueCapacity,
            @Value("${mutatieboek.patience:5s}") Duration timeout)
            throws SQLException {
        AxonLedgerCommandGateway gateway = new AxonLedgerCommandGateway(
                new CommandDecider(policy),
                new BookRepository(store, CACHED_AGGREGATES, clock),
                entries,
                engine,
                transactions,
                queueCapacity,
                timeout,
                reason -> publisher.publishEvent(new WriterStoppedEvent(reason)));
        nameReferences.ifAvailable(gateway::useNameReferences);
        checkpointScheduler.onUnreadableEntry(gateway::stop);
        if (dataSource.isWrapperFor(H2WriteBarrier.class)) {
            dataSource.unwrap(H2WriteBarrier.class).onFileLost(gateway::stop);
        }
        return gateway;
    }

    /** By default two people of the other chapter confirm a transfer. */
    @Bean
    ConsentPolicy consentPolicy(
            @Value("${mutatieboek.confirming-people:2}") int confirmingPeople,
            @Value("${mutatieboek.moment-people:2}") int momentPeople,
            @Value("${mutatieboek.agreements:}") Set<String> agreements) {
        return new ConsentPolicy(
                confirmingPeople,
                momentPeople,
                agreements.stream().map(LedgerConfiguration::agreement).collect(Collectors.toSet()));
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
            Configuration axonConfiguration,
            ApplicationEventPublisher publisher,
            @Value(TAKEOVER_AFTER) Duration takeoverAfter,
            @Value("${mutatieboek.grace:10s}") Duration grace) {
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
                axonConfiguration,
                () -> publisher.publishEvent(new WriterActivatedEvent()),
                takeoverAfter,
                grace);
    }

    /** H2 only: PostgreSQL has its own tools, and a setting without effect would be trusted. */
    @Bean
    @ConditionalOnProperty("mutatieboek.backup.folder")
    H2BackupScheduler backups(
            JdbcTemplate jdbc,
            DurableLedgerReader entries,
            CommitDiskSynchronizer synchronizer,
            Clock clock,
            @Value("${mutatieboek.backup.folder}") String directory,
            @Value("${mutatieboek.backup.every:24h}") Duration every) {
        if (!synchronizer.isSingleProcess()) {
            throw new LedgerStartupException(
                    "mutatieboek.backup.folder is for a book in H2; a book in PostgreSQL is backed up by"
                            + " PostgreSQL's tools.");
        }
        return new H2BackupScheduler(jdbc, entries, clock, Path.of(directory).toAbsolutePath(), every);
    }
}
