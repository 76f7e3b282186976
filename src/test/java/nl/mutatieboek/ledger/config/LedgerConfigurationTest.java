package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wiring of Axon: its auto-configuration would select a transaction manager that does nothing. */
@Tag("application")
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
    void axon_event_store_is_that_of_the_ledger() {
        assertThat(BOOK.bean(Configuration.class).eventStore()).isSameAs(BOOK.bean(EmbeddedEventStore.class));
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
