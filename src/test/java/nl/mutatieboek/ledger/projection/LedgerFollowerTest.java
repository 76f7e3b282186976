package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Test;

class LedgerFollowerTest {
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(37, 100);

    @Test
    void entry_unread_for_lack_of_memory_is_read_again() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        InMemoryLedgerReader ledger = new InMemoryLedgerReader(LEDGER);
        LedgerReader entries = (LedgerReader) Proxy.newProxyInstance(
                LedgerReader.class.getClassLoader(),
                new Class<?>[] {LedgerReader.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("decode")
                            && ((RawEntry) arguments[0]).ledgerNumber() % 20 == 0
                            && failures.incrementAndGet() % 2 == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return method.invoke(ledger, arguments);
                });
        InMemoryProjectionHost memory =
                new InMemoryProjectionHost(() -> List.of(new EntryNumberProjection()), entries, Duration.ofSeconds(1));
        LedgerFollower follower = new LedgerFollower(
                memory, entries, () -> new ProjectionRunner(() -> List.of(new EntryNumberProjection())));

        follower.start();
        await().until(() -> memory.completeTo() == LEDGER.size());
        follower.stopAndWait();

        assertThat(failures.get()).isGreaterThan(5);
        assertThat(memory.<EntryNumberProjection, List<Long>>query(EntryNumberProjection.class, diary -> diary.numbers))
                .isEqualTo(LongStream.rangeClosed(1, LEDGER.size()).boxed().toList());
    }
}
