package nl.mutatieboek.ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Origin;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import nl.mutatieboek.ledger.store.Durability;
import nl.mutatieboek.ledger.store.StoredEntries;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is handed to a projection is the next entry, or nothing. */
class FollowerTest {
    private static final Event EVENT = new Event.MutationBooked(new MutationId(new UUID(1, 1)));
    private static final Origin ORIGIN = new Origin("who", "XX", "key", "content", "request", new UUID(2, 2));

    private final JdbcTemplate jdbc = new JdbcTemplate(
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
    private final StoredPositions positions =
            new StoredPositions(jdbc, new Durability(jdbc.getDataSource()), Duration.ofMillis(10));
    private final List<Long> seen = new ArrayList<>();
    private long refused;
    private final Follower follower = new Follower(List.of(new Seeing()), positions);

    FollowerTest() throws SQLException {}

    @BeforeEach
    void register() {
        jdbc.execute("create table projection (name varchar(40) primary key, ledger_number bigint not null)");
        positions.register(List.of("seeing"));
    }

    @Test
    void hands_over_each_next_entry_and_says_how_far_it_is_once_that_is_committed() {
        hand(1, 2, 3);

        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(stored()).isEqualTo(3);
        assertThat(positions.of("seeing")).isEqualTo(3);
        assertThat(positions.await("seeing", 3)).isTrue();
        assertThat(positions.await("seeing", 4)).isFalse();
    }

    @Test
    void passes_over_what_was_handed_before() {
        hand(1, 2);
        hand(2, 3);

        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    @Test
    void stops_at_an_entry_that_is_not_the_next_and_moves_nothing() {
        hand(1);

        assertThatThrownBy(() -> hand(2, 4)).hasStackTraceContaining("is at 2 and was handed 4; nothing is skipped");
        assertThat(stored()).isEqualTo(1);
        assertThat(positions.of("seeing")).isEqualTo(1);
    }

    @Test
    void names_the_entry_before_which_a_projection_stops() {
        refused = 3;

        assertThatThrownBy(() -> hand(1, 2, 3)).hasStackTraceContaining("seeing stops before ledger number 3");
        assertThat(positions.of("seeing")).isZero();
    }

    private long stored() {
        return positions.begin().get("seeing");
    }

    /** In one unit of work. */
    private void hand(long... numbers) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        try {
            for (long number : numbers) {
                follower.on(EVENT, entry(number));
            }
        } catch (RuntimeException e) {
            unit.rollback(e);
            throw e;
        }
        unit.commit();
    }

    private static TrackedEventMessage<Event> entry(long number) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(number),
                new GenericEventMessage<>(EVENT, StoredEntries.metadata(ORIGIN)));
    }

    private final class Seeing implements Projection {
        @Override
        public String name() {
            return "seeing";
        }

        @Override
        public void project(Entry entry, Rows rows) {
            if (entry.ledgerNumber() == refused) {
                throw new IllegalStateException("Told to refuse");
            }
            seen.add(entry.ledgerNumber());
        }
    }
}
