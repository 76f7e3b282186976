package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class EventMetadataMapperTest {
    @Test
    void origin_is_read_as_it_was_written() {
        assertThat(EventMetadataMapper.from(EventMetadataMapper.metaData(EventExamples.ORIGIN)))
                .isEqualTo(EventExamples.ORIGIN);
    }

    @Test
    void event_without_origin_is_an_error() {
        assertThatNullPointerException().isThrownBy(() -> EventMetadataMapper.from(MetaData.emptyInstance()));
    }
}
