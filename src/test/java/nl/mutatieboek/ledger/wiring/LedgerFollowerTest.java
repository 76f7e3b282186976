package nl.mutatieboek.ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import nl.mutatieboek.largebook.LargeBook;
import nl.mutatieboek.largebook.LedgerInMemory;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Test;

class LedgerFollowerTest {
    private static final List<RawEntry> LEDGER = LargeBook.entries(37, 100);

    @Test
    void entry_that_could_not_be_read_for_lack_of_memory_is_read_again() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        LedgerInMemory ledger = new LedgerInMemory(LEDGER);
        Entries entries = (Entries) Proxy.newProxyInstance(
                Entries.class.getClassLoader(), new Class<?>[] {Entries.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("read")
                            && ((RawEntry) arguments[0]).ledgerNumber() % 20 == 0
                            && failures.incrementAndGet() % 2 == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return method.invoke(ledger, arguments);
                });
        Memory memory = new Memory(() -> List.of(new Diary()), entries, Duration.ofSeconds(1));
        LedgerFollower follower = new LedgerFollower(memory, entries, () -> new Folding(() -> List.of(new Diary())));

        follower.start();
        await().until(() -> memory.completeTo() == LEDGER.size());
        follower.stop();

        assertThat(failures.get()).isGreaterThan(5);
        assertThat(memory.<Diary, List<Long>>ask(Diary.class, diary -> diary.noted))
                .isEqualTo(LongStream.rangeClosed(1, LEDGER.size()).boxed().toList());
    }
}
