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

/** Events in the shape of an older version are read as those of this one, through every door of the store, or not at all. */
@Tag("application")
class EventUpcastersTest {
    private static final String FIRST = "{\"item\":\"XX/37\",\"title\":\"Asiel\"}";
    private static final String SECOND = "{\"item\":\"XX/38\",\"name\":\"Grenzen\"}";
    private static final String THIRD = "{\"item\":\"XX/39\",\"name\":\"Opvang\",\"validity\":{\"from\":2025}}";

    @ParameterizedTest
    @EnumSource
    void every_revision_is_read_as_an_event_of_today(TestDatabase databases) {
        DataSource book = databases.withBook();
        EarlierVersionFixture older = new EarlierVersionFixture(book);
        older.item(0, null, FIRST);
        older.item(1, "2", SECOND);
        older.item(2, "3", THIRD);
        EventJsonMapper json = EventJsonMapper.with(EarlierVersionFixture.UPCASTERS);
        LedgerStorageEngine engine = engine(book, json);
        engine.open();

        List<Event> events =
                List.of(item("XX/37", "Asiel", 2013), item("XX/38", "Grenzen", 2013), item("XX/39", "Opvang", 2025));
        assertThat(engine.readEvents("XX", 0).asStream().<Object>map(Message::getPayload))
                .isEqualTo(events);
        DurableLedgerReader entries = entries(book, json);
        assertThat(entries.after(0, 3).stream().map(entry -> entries.read(entry).event()))
                .isEqualTo(events);
        assertThat(entries.of(StreamId.of(new ChapterCode("XX"))).stream().map(entry -> entry.event()))
                .isEqualTo(events);
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_read_is_named_by_its_number(TestDatabase databases) {
        DataSource book = databases.withBook();
        EarlierVersionFixture older = new EarlierVersionFixture(book);
        older.item(0, null, THIRD);
        RawEntry unread = older.item(1, null, FIRST);
        EventJsonMapper json = EventJsonMapper.create();
        LedgerStorageEngine engine = engine(book, json);
        engine.open();

        String named = "Entry 2 cannot be read";
        assertThatThrownBy(() -> engine.readEvents("XX", 0).asStream().toList())
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageStartingWith(named);
        assertThatThrownBy(() -> entries(book, json).read(unread))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageStartingWith(named);
        assertThatThrownBy(() -> entries(book, json).of(StreamId.of(new ChapterCode("XX"))))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageStartingWith(named);
    }

    /** Its JSON may have the shape of today by chance, and mean another thing. */
    @ParameterizedTest
    @EnumSource
    void a_book_with_a_revision_that_this_version_does_not_know_is_not_opened(TestDatabase databases) {
        DataSource book = databases.withBook();
        EarlierVersionFixture other = new EarlierVersionFixture(book);
        other.item(0, null, THIRD);
        other.item(1, null, THIRD.replace("39", "40"));
        other.item(2, "2", THIRD.replace("39", "41"));

        assertThatThrownBy(engine(book, EventJsonMapper.create())::open)
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageStartingWith(
                        "Entry 3 cannot be read: This version of the book does not know revision 2 of the"
                                + " event \"item-registered\"");
    }

    @Test
    void an_event_is_written_in_its_last_revision() {
        EventJsonMapper json = EventJsonMapper.with(EarlierVersionFixture.UPCASTERS);

        assertThat(json.revisionOf("item-registered")).isEqualTo("3");
        assertThat(json.revisionOf("chapter-opened")).isNull();
        assertThat(EventJsonMapper.create().revisionOf("item-registered")).isNull();
    }

    @Test
    void a_step_begins_where_the_one_before_it_ended() {
        assertThatThrownBy(() -> new EventUpcasters(step("item-registered", "2", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Before the revision 3 of item-registered comes null, not 2");
        assertThatThrownBy(() ->
                        new EventUpcasters(step("item-registered", null, "2"), step("item-registered", null, "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Before the revision 3 of item-registered comes 2, not null");
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
