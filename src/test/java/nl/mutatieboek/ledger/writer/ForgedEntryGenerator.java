package nl.mutatieboek.ledger.writer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;

/** Makes up rows that could deceive: like those of the book, with one thing or the other as it should not be. */
final class ForgedEntryGenerator {
    private final Random random;
    private final List<RawEntry> ledger;
    private final LedgerHead head;
    private final boolean constrained;
    private final MutationId pending;
    private final UUID later;

    /**
     * @param pending a mutation that waits for consent
     * @param later cause of an entry that may still be recorded
     */
    ForgedEntryGenerator(
            Random random,
            List<RawEntry> ledger,
            LedgerHead head,
            boolean constrained,
            MutationId pending,
            UUID later) {
        this.pending = pending;
        this.later = later;
        this.random = random;
        this.ledger = ledger;
        this.head = head;
        this.constrained = constrained;
    }

    RawEntry next() {
        RawEntry like = ledger.get(random.nextInt(ledger.size()));
        RawEntry about = random.nextBoolean() ? like : ledger.getLast();
        String stream = oneOf(about.streamId(), about.streamId(), pending.toString(), "XX", "XVII", "calendar");
        String payload = new String(like.payload(), StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            payload = payload.replace(like.streamId(), stream);
        }
        String name =
                oneOf(like.eventName(), like.eventName(), "mutation-approved", "reserve-draw-released", "not-known");
        if (name.equals("mutation-approved")) {
            payload = "{\"mutation\":\"" + stream + "\",\"by\":\"second-XX\"}";
        } else if (random.nextInt(10) == 0) {
            payload = "no JSON";
        }
        RawEntry row = new RawEntry(
                number(),
                identifier(like),
                like.streamType(),
                stream,
                sequence(stream),
                name,
                random.nextInt(10) == 0 ? "2" : like.revision(),
                payload.getBytes(StandardCharsets.UTF_8),
                like.metadata(),
                like.recordedAt(),
                like.hash());
        return random.nextBoolean() ? row : HashChain.withNextHash(head.hash(), row);
    }

    private long number() {
        return switch (random.nextInt(8)) {
            // H2 itself finds nothing right beside the lowest key of all.
            case 0 -> constrained ? Long.MIN_VALUE : Long.MIN_VALUE / 2;
            case 1 -> -1L - random.nextInt(1_000);
            case 2 -> -1;
            case 3 -> 0;
            case 4 -> 1L + random.nextInt(ledger.size());
            case 5 -> head.ledgerNumber() + 1;
            case 6 -> head.ledgerNumber() + 1 + random.nextInt(1_000);
            default -> Long.MAX_VALUE;
        };
    }

    private String identifier(RawEntry like) {
        return switch (random.nextInt(8)) {
            case 0 -> like.eventId();
            case 1 -> "no identifier";
            case 2, 3 -> later.toString();
            default -> new UUID(random.nextLong(), random.nextLong()).toString();
        };
    }

    private long sequence(String stream) {
        long next =
                ledger.stream().filter(entry -> entry.streamId().equals(stream)).count();
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> next + random.nextInt(10);
            case 2 -> -1;
            default -> next;
        };
    }

    private String oneOf(String... some) {
        return some[random.nextInt(some.length)];
    }
}
