package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class EventMessageMapperTest {
    @Test
    void event_metadata_is_read_back_as_it_was_written() {
        assertThat(EventMessageMapper.metadataOf(EventMessageMapper.toMetaData(EventExamples.ORIGIN)))
                .isEqualTo(EventExamples.ORIGIN);
    }

    @Test
    void event_without_metadata_is_rejected() {
        assertThatNullPointerException().isThrownBy(() -> EventMessageMapper.metadataOf(MetaData.emptyInstance()));
    }
}
