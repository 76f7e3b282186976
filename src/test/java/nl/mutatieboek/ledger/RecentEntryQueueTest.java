package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEntryQueueTest {
    private final RecentEntryQueue queue = new RecentEntryQueue();

    private static List<RawEntry> entries(long first, long last, int bytes) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> new RawEntry(
                        number, "", "chapter", "XX", 0, "named", null, new byte[bytes], new byte[0], "", new byte[0]))
                .toList();
    }

    private List<Long> take(long after, long upTo) {
        return queue.take(after, upTo).stream().map(RawEntry::ledgerNumber).toList();
    }

    @Test
    void entries_are_taken_once_and_in_order() {
        queue.add(entries(3, 4, 1));
        queue.add(entries(5, 7, 1));

        assertThat(take(2, 6)).containsExactly(3L, 4L, 5L, 6L);
        assertThat(take(2, 6)).isEmpty();
        assertThat(take(6, 7)).containsExactly(7L);
    }

    @Test
    void nothing_is_taken_when_the_first_entry_is_not_here() {
        queue.add(entries(3, 4, 1));

        assertThat(take(1, 4)).isEmpty();
        queue.add(entries(5, 5, 1));
        assertThat(take(4, 5)).containsExactly(5L);
    }

    @Test
    void nothing_is_taken_when_the_last_entry_is_not_here() {
        queue.add(entries(3, 4, 1));

        assertThat(take(2, 5)).isEmpty();
    }

    @Test
    void nothing_is_taken_across_a_gap() {
        queue.add(entries(3, 3, 1));
        queue.add(entries(5, 6, 1));

        assertThat(take(2, 6)).isEmpty();
    }

    @Test
    void entries_that_were_read_elsewhere_are_passed_over() {
        queue.add(entries(3, 6, 1));

        assertThat(take(4, 6)).containsExactly(5L, 6L);
    }

    @Test
    void oldest_entries_are_dropped_when_there_are_many() {
        queue.add(entries(1, 10_001, 1));

        assertThat(take(0, 1)).isEmpty();
        assertThat(take(1, 10_001)).hasSize(10_000);
    }

    @Test
    void oldest_entries_are_dropped_when_they_are_large() {
        queue.add(entries(1, 9, 1 << 20));

        assertThat(take(0, 1)).isEmpty();
        assertThat(take(1, 9)).hasSize(8);
    }

    @Test
    void entries_of_another_queue_follow() {
        RecentEntryQueue other = new RecentEntryQueue();
        queue.add(entries(1, 2, 1));
        other.add(entries(3, 4, 1));

        queue.addAll(other);

        assertThat(take(0, 4)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(other.take(2, 4)).isEmpty();
    }
}
