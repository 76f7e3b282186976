package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.store.EventMessageMapper;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wiring of Axon: its auto-configuration would select a transaction manager that does nothing. */
@Tag("main")
class LedgerConfigurationTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @Test
    void axon_uses_the_spring_transaction_manager() {
        Configuration axon = BOOK.bean(Configuration.class);
        assertThat(transactionManager(axon)).isInstanceOf(SpringTransactionManager.class);
        assertThat(BOOK.bean(TransactionManager.class)).isSameAs(transactionManager(axon));
    }

    @Test
    void no_op_transaction_manager_is_detected() {
        Configuration planted = org.axonframework.config.DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(c -> NoTransactionManager.INSTANCE)
                .buildConfiguration();
        assertThat(transactionManager(planted)).isNotInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void ledger_storage_engine_appends_in_a_transaction_or_a_batch_only() {
        Configuration axon = BOOK.bean(Configuration.class);
        assertThat(axon.eventStore()).isSameAs(BOOK.bean(EmbeddedEventStore.class));
        LedgerStorageEngine engine = BOOK.bean(LedgerStorageEngine.class);
        EventMetadata origin = new EventMetadata("test", "XX", "key", "0", "test", new UUID(0, 1));
        assertThatThrownBy(() -> engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                        "chapter",
                        "XX",
                        0,
                        new Event.ItemRegistered(
                                ItemPath.parse("XX/37"), "Asiel", new Validity(new BudgetYear(2013), null)),
                        EventMessageMapper.toMetaData(origin)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within a transaction");
        assertThat(BOOK.ledgerNumber()).isZero();
    }

    @Test
    void axon_command_bus_is_the_single_writer_bus() {
        assertThat(BOOK.bean(Configuration.class).commandBus().getClass().getSimpleName())
                .isEqualTo("SingleWriterCommandBus");
    }

    private static TransactionManager transactionManager(Configuration axon) {
        return axon.getComponent(TransactionManager.class);
    }
}
