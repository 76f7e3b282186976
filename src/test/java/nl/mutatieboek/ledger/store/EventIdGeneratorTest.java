package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Event identifiers: permanent, with independently computed expectations. */
class EventIdGeneratorTest {
    private static final UUID FIRST = UUID.fromString("72e358dd-3a69-5a63-b3a4-9701bb308733");
    private static final UUID SECOND = UUID.fromString("156b5e79-e309-52fd-bf9c-b8dae93dc571");

    @Test
    void last_event_of_a_command_has_its_id_and_earlier_ones_a_numbered_part() {
        assertThat(EventIdGenerator.generate(List.of(FIRST, FIRST, FIRST)))
                .extracting(UUID::toString)
                .containsExactly(
                        "72e358dd-3a69-8a63-b3a4-9701bb300001",
                        "72e358dd-3a69-8a63-b3a4-9701bb300002",
                        "72e358dd-3a69-5a63-b3a4-9701bb308733");
    }

    @Test
    void event_positions_are_counted_per_command_of_a_batch() {
        UUID third = UUID.fromString("8708fffa-3685-5c1b-a670-29de85614e8b");

        assertThat(EventIdGenerator.generate(List.of(SECOND, FIRST, FIRST, third)))
                .containsExactly(SECOND, UUID.fromString("72e358dd-3a69-8a63-b3a4-9701bb300001"), FIRST, third);
    }
}
