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
 * Axon, wired by hand: every part is named here, because Axon's own auto-configuration follows an older Spring Boot and
 * matches a transaction manager that does nothing. A test fails unless transactions are Spring's and the engine is ours.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    private static final int KEPT_STREAMS = 10_000;

    /** How long a writer must give no sign of life before a waiting process takes over. */
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
            PlatformTransactionManager transactions, CommitDiskSynchronizer durability) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return new DurableTransactionExecutor() {
            @Override
            public <T> T executeDurably(Supplier<T> what) {
                return durability.executeDurably(transaction, what);
            }
        };
    }

    @Bean
    AcknowledgementFile acknowledgementFile(
            JdbcClient jdbc, CommitDiskSynchronizer durability, @Value("${mutatieboek.witness:}") String told) {
        return AcknowledgementFile.locate(jdbc, durability.isSingleProcess(), told);
    }

    @Bean
    LedgerStorageEngine ledgerStorageEngine(
            JdbcLedgerRepository tables,
            CommitDiskSynchronizer durability,
            AcknowledgementFile witness,
            EventJsonMapper json,
            Clock clock) {
        return new LedgerStorageEngine.Builder(tables, durability, clock, json)
                .acknowledgementFile(witness)
                .build();
    }

    @Bean
    DurableLedgerReader ledgerReader(PlatformTransactionManager transactions, LedgerStorageEngine engine) {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        return engine.createReader(reading);
    }

    /** New ones, which have read nothing; rooms name theirs in {@code META-INF/spring.factories}. */
    @Bean
    @ConditionalOnMissingBean
    ProjectionFactory emptyProjections() {
        return ProjectionFactory.FROM_SPRING_FACTORIES;
    }

    @Bean
    InMemoryProjectionHost inMemoryProjectionHost(
            ProjectionFactory empty, LedgerReader entries, @Value("${mutatieboek.patience:5s}") Duration patience) {
        return new InMemoryProjectionHost(empty, entries, patience);
    }

    @Bean
    CheckpointFile checkpoint(JdbcLedgerRepository tables, @Value("${mutatieboek.data:data}") Path data) {
        return CheckpointFile.inDirectory(data, tables::checkpointKey);
    }

    @Bean
    CheckpointScheduler checkpointScheduler(
            InMemoryProjectionHost memory,
            CheckpointFile checkpoint,
            ProjectionFactory empty,
            LedgerReader entries,
            LedgerStorageEngine engine,
            @Value("${mutatieboek.checkpoint.every:50000}") long every,
            @Value("${mutatieboek.checkpoint.pause:10s}") Duration pause) {
        CheckpointScheduler keeping = new CheckpointScheduler(memory, checkpoint, empty, entries, every, pause);
        engine.onDurable(keeping::wakeFollower);
        return keeping;
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
            CheckpointScheduler keeping,
            ApplicationEventPublisher publisher,
            ObjectProvider<NameReferenceProvider> names,
            @Value("${mutatieboek.most-waiting:10000}") int mostWaiting,
            @Value("${mutatieboek.patience:5s}") Duration patience)
            throws SQLException {
        AxonLedgerCommandGateway desk = new AxonLedgerCommandGateway(
                new CommandDecider(policy),
                new BookRepository(store, KEPT_STREAMS, clock),
                entries,
                engine,
                transactions,
                mostWaiting,
                patience,
                reason -> publisher.publishEvent(new WriterStoppedEvent(reason)));
        names.ifAvailable(desk::useNameReferences);
        keeping.onUnreadableEntry(desk::stop);
        if (dataSource.isWrapperFor(H2WriteBarrier.class)) {
            dataSource.unwrap(H2WriteBarrier.class).onFileLost(desk::stop);
        }
        return desk;
    }

    /** Two people of the other chapter confirm, unless the ministry says otherwise. */
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

    /** Of which mutations the finance ministry must agree: {@code TRANSFER@O1}, {@code TRANSFER@*}, {@code *@O1}. */
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
            EmbeddedEventStore store, AxonLedgerCommandGateway desk, TransactionManager transactions) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(c -> transactions)
                // Nothing leaves the process through Axon, which would make a serializer of its own otherwise.
                .configureSerializer(c -> JacksonSerializer.defaultSerializer())
                .configureEventStore(c -> store)
                .configureCommandBus(c -> desk.commandBus())
                .buildConfiguration();
    }

    @Bean
    WriterLeaseLifecycle writerLeaseLifecycle(
            LedgerStorageEngine engine,
            CommitDiskSynchronizer durability,
            DataSourceProperties properties,
            CheckpointScheduler keeping,
            AxonLedgerCommandGateway desk,
            Configuration axon,
            ApplicationEventPublisher publisher,
            @Value(TAKEOVER_AFTER) Duration takeoverAfter,
            @Value("${mutatieboek.grace:10s}") Duration grace) {
        return new WriterLeaseLifecycle(
                engine,
                // Not of the pool: many readers must not silence the writer.
                new JdbcLedgerRepository(properties
                        .initializeDataSourceBuilder()
                        .type(SimpleDriverDataSource.class)
                        .build()),
                durability.isSingleProcess(),
                keeping,
                desk,
                axon,
                () -> publisher.publishEvent(new WriterActivatedEvent()),
                takeoverAfter,
                grace);
    }

    /** Of a book in H2: PostgreSQL has tools of its own, and a setting that does nothing would be trusted. */
    @Bean
    @ConditionalOnProperty("mutatieboek.backup.folder")
    H2BackupScheduler backups(
            JdbcTemplate jdbc,
            DurableLedgerReader entries,
            CommitDiskSynchronizer durability,
            Clock clock,
            @Value("${mutatieboek.backup.folder}") String folder,
            @Value("${mutatieboek.backup.every:24h}") Duration every) {
        if (!durability.isSingleProcess()) {
            throw new LedgerStartupException(
                    "mutatieboek.backup.folder is for a book in H2; a book in PostgreSQL is backed up by"
                            + " PostgreSQL's tools.");
        }
        return new H2BackupScheduler(jdbc, entries, clock, Path.of(folder).toAbsolutePath(), every);
    }
}
