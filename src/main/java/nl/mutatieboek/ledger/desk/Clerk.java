package nl.mutatieboek.ledger.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Origin;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.MessageOrigin;
import nl.mutatieboek.ledger.store.StoredEntries;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;

/** Carries one command of a batch out: known already, decided by the rules, or added to the streams. */
final class Clerk {
    private final CommandDecider rules;
    private final Streams streams;
    private final StoredEntries entries;

    private final Map<UUID, Done> inBatch = new HashMap<>();
    private Map<String, RawEntry> before = Map.of();
    private int added;

    private record Done(String content, int entry) {}

    Clerk(CommandDecider rules, Streams streams, StoredEntries entries) {
        this.rules = rules;
        this.streams = streams;
        this.entries = entries;
    }

    /** A new batch begins: one look-up tells which of its commands were answered before. */
    void begin(List<UUID> commands) {
        before = entries.answers(commands);
        inBatch.clear();
        added = 0;
    }

    Carried carryOut(Command command, CommandMessage<?> message) {
        Slip slip = Slip.of(message);
        Origin origin = slip.origin();
        RawEntry earlier = before.get(origin.causation().toString());
        if (earlier != null) {
            Entry entry = entries.read(earlier);
            return repeated(
                    origin, entry.origin().content(), new Carried.Known(new Answer.Recorded(entry.ledgerNumber())));
        }
        Done done = inBatch.get(origin.causation());
        if (done != null) {
            return repeated(origin, done.content(), new Carried.RepeatsInBatch(done.entry()));
        }
        return switch (rules.decide(command, slip.actor(), streams)) {
            case Decision.Refused refused -> new Carried.Known(new Answer.Refused(refused.refusal()));
            case Decision.Accepted accepted
            when slip.dryRun() -> new Carried.Known(new Answer.WouldRecord(accepted.events()));
            case Decision.Accepted accepted -> add(accepted.events(), origin);
        };
    }

    private Carried add(List<Event> events, Origin origin) {
        MetaData metadata = MessageOrigin.metaData(origin);
        events.forEach(event -> streams.add(event, metadata));
        added += events.size();
        inBatch.put(origin.causation(), new Done(origin.content(), added));
        return new Carried.Added(events);
    }

    private static Carried repeated(Origin origin, String content, Carried answer) {
        return origin.content().equals(content) ? answer : new Carried.Known(new Answer.KeyReused(origin.key()));
    }
}
