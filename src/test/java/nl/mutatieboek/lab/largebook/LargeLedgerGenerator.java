package nl.mutatieboek.lab.largebook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.EventNames;

/**
 * Generates the raw entries of a large book as the application would write them: events decided by the rules,
 * serialised, and sealed in the hash chain.
 */
public final class LargeLedgerGenerator {
    private static final DateTimeFormatter STAMP =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final RandomHistoryGenerator history;
    private final EventJsonMapper json = EventJsonMapper.create();
    private final Map<String, Long> nextOfStream = new HashMap<>();
    private final Queue<RawEntry> made = new ArrayDeque<>();
    private LedgerHead head = new LedgerHead(0, HashChain.genesisHash(), null);

    /**
     * @param seed the same gives the same book, byte for byte
     */
    public LargeLedgerGenerator(long seed) {
        this.history = new RandomHistoryGenerator(seed);
    }

    /** The first entries of a book, at least so many: the last command is whole. */
    public static List<RawEntry> entries(long seed, int atLeast) {
        LargeLedgerGenerator book = new LargeLedgerGenerator(seed);
        List<RawEntry> entries = new ArrayList<>();
        while (entries.size() < atLeast || !book.isAtCommandEnd()) {
            entries.add(book.next());
        }
        return entries;
    }

    /** The head after the last entry handed out, if that was the last of a command. */
    public LedgerHead head() {
        return head;
    }

    /** Whether the last entry handed out was the last of its command. */
    public boolean isAtCommandEnd() {
        return made.isEmpty();
    }

    /** The next entry. */
    public RawEntry next() {
        if (made.isEmpty()) {
            seal(history.next());
        }
        return made.remove();
    }

    private void seal(RandomHistoryGenerator.GeneratedCommand done) {
        String stamp = STAMP.format(Instant.ofEpochMilli(done.at().toEpochMilli()));
        byte[] metadata = json.writeMetadata(origin(done));
        List<Event> events = done.events();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            String name = EventNames.nameOf(event.getClass());
            String stream = event.streamId().id();
            UUID id = i + 1 == events.size() ? done.command() : NameBasedUuidFactory.createPart(done.command(), i + 1);
            RawEntry sealed = HashChain.withNextHash(
                    head.hash(),
                    new RawEntry(
                            head.ledgerNumber() + 1,
                            id.toString(),
                            event.streamId().type().name().toLowerCase(Locale.ROOT),
                            stream,
                            nextOfStream.merge(stream, 1L, Long::sum) - 1,
                            name,
                            json.revisionOf(name),
                            json.writePayload(event),
                            metadata,
                            stamp,
                            head.hash()));
            made.add(sealed);
            head = new LedgerHead(sealed.ledgerNumber(), sealed.hash(), stamp);
        }
    }

    private static EventMetadata origin(RandomHistoryGenerator.GeneratedCommand done) {
        String who = done.actor().person().value();
        String command = done.command().toString();
        byte[] content = command.getBytes(StandardCharsets.UTF_8);
        return new EventMetadata(
                who,
                EventMetadata.authorityOf(done.actor()),
                "key-" + command.substring(0, 18),
                HexFormat.of().formatHex(HashChain.nextHash(content, EMPTY)),
                NameBasedUuidFactory.create(done.command(), "request").toString(),
                done.command());
    }

    private static final RawEntry EMPTY =
            new RawEntry(0, "", "", "", 0, "", null, new byte[0], new byte[0], "", new byte[0]);
}
