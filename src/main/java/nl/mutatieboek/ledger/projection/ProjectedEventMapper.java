package nl.mutatieboek.ledger.projection;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.json.JsonMapper;

/** Creates the mappers of projections whose rows are whole events: an event is its fields, under its name. */
public final class ProjectedEventMapper {
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface NamedType {}

    private ProjectedEventMapper() {}

    /** Creates a mapper for the events of a sealed type. */
    public static JsonMapper forType(Class<?> type) {
        return JsonMapper.builder()
                .addMixIn(type, NamedType.class)
                .changeDefaultVisibility(visibility -> visibility
                        .with(JsonAutoDetect.Visibility.NONE)
                        .withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                        .withCreatorVisibility(JsonAutoDetect.Visibility.ANY))
                .build();
    }
}
