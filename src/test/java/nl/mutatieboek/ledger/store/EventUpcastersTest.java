package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.store.EventUpcasters.UpcastStep;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

/** Events in the format of an older version are read as current ones by every method of the store, or not at all. */
@Tag("application")
class EventUpcastersTest {
    private static final String FIRST = "{\"item\":\"XX/37\",\"title\":\"Asiel\"}";
    private static final String SECOND = "{\"item\":\"XX/38\",\"name\":\"Grenzen\"}";
    private static final String THIRD = "{\"item\":\"XX/39\",\"name\":\"Opvang\",\"validity\":{\"from\":2025}}";

    @ParameterizedTest
    @EnumSource
    void every_revision_is_upcast_to_the_current_event(TestDatabase databases) {
        DataSource book = databases.newMigratedDatabase();
        EarlierVersionFixture older = new EarlierVersionFixture(book);
        older.writeItem(0, null, FIRST);
        older.writeItem(1, "2", SECOND);
        older.writeItem(2, "3", THIRD);
        EventJsonMapper json = EventJsonMapper.with(EarlierVersionFixture.UPCASTERS);
        LedgerStorageEngine engine = engine(book, json);
        engine.becomeWriter();

        List<Event> events =
                List.of(item("XX/37", "Asiel", 2013), item("XX/38", "Grenzen", 2013), item("XX/39", "Opvang", 2025));
        assertThat(engine.readEvents("XX", 0).asStream().<Object>map(Message::getPayload))
                .isEqualTo(events);
        DurableLedgerReader entries = entries(book, json);
        assertThat(entries.readRawAfter(0, 3).stream()
                        .map(entry -> entries.decode(entry).event()))
                .isEqualTo(events);
        assertThat(entries.readStream(StreamId.of(new ChapterCode("XX"))).stream()
                        .map(entry -> entry.event()))
                .isEqualTo(events);
    }

    @ParameterizedTest
    @EnumSource
    void unreadable_entry_is_reported_with_its_number(TestDatabase databases) {
        DataSource book = databases.newMigratedDatabase();
        EarlierVersionFixture older = new EarlierVersionFixture(book);
        older.writeItem(0, null, THIRD);
        RawEntry unread = older.writeItem(1, null, FIRST);
        EventJsonMapper json = EventJsonMapper.create();
        LedgerStorageEngine engine = engine(book, json);
        engine.becomeWriter();

        String named = "Entry 2 cannot be read";
        assertThatThrownBy(() -> engine.readEvents("XX", 0).asStream().toList())
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageStartingWith(named);
        assertThatThrownBy(() -> entries(book, json).decode(unread))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageStartingWith(named);
        assertThatThrownBy(() -> entries(book, json).readStream(StreamId.of(new ChapterCode("XX"))))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageStartingWith(named);
    }

    /** Its JSON may have the shape of today by chance, and mean another thing. */
    @ParameterizedTest
    @EnumSource
    void ledger_with_an_unknown_revision_is_not_opened(TestDatabase databases) {
        DataSource book = databases.newMigratedDatabase();
        EarlierVersionFixture other = new EarlierVersionFixture(book);
        other.writeItem(0, null, THIRD);
        other.writeItem(1, null, THIRD.replace("39", "40"));
        other.writeItem(2, "2", THIRD.replace("39", "41"));

        assertThatThrownBy(engine(book, EventJsonMapper.create())::becomeWriter)
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageStartingWith(
                        "Entry 3 cannot be read: This version of the book does not know revision 2 of the"
                                + " event \"item-registered\"");
    }

    @Test
    void event_is_written_in_its_latest_revision() {
        EventJsonMapper json = EventJsonMapper.with(EarlierVersionFixture.UPCASTERS);

        assertThat(json.revisionOf("item-registered")).isEqualTo("3");
        assertThat(json.revisionOf("chapter-opened")).isNull();
        assertThat(EventJsonMapper.create().revisionOf("item-registered")).isNull();
    }

    @Test
    void upcast_step_must_start_at_the_revision_of_the_previous_one() {
        assertThatThrownBy(() -> new EventUpcasters(step("item-registered", "2", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Upcast step to revision 3 of item-registered must start at null, not 2");
        assertThatThrownBy(() ->
                        new EventUpcasters(step("item-registered", null, "2"), step("item-registered", null, "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Upcast step to revision 3 of item-registered must start at 2, not null");
        assertThat(new EventUpcasters(step("item-registered", null, "2"), step("chapter-opened", null, "2"))
                        .revisionOf("chapter-opened"))
                .isEqualTo("2");
    }

    private static UpcastStep step(String event, @Nullable String from, String to) {
        return new UpcastStep(event, from, to, payload -> payload);
    }

    private static Event item(String path, String name, int from) {
        return new Event.ItemRegistered(ItemPath.parse(path), name, new Validity(new BudgetYear(from), null));
    }

    private static LedgerStorageEngine engine(DataSource book, EventJsonMapper json) {
        try {
            return new LedgerStorageEngine.Builder(
                            new JdbcLedgerRepository(book), new CommitDiskSynchronizer(book), Clock.systemUTC(), json)
                    .build();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static DurableLedgerReader entries(DataSource book, EventJsonMapper json) {
        return new DurableLedgerReader(
                new JdbcLedgerRepository(book), json, TransactionOperations.withoutTransaction());
    }
}
