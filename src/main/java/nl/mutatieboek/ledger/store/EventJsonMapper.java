package nl.mutatieboek.ledger.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.jspecify.annotations.Nullable;

/**
 * Maps events to JSON and back: records are objects, domain values are strings and numbers, and absent values are
 * omitted.
 *
 * <p>Reading is strict: an unknown, missing or repeated property, or one of another type, is an error.
 */
public final class EventJsonMapper {
    private static final int MAX_CACHED_VALUES = 100_000;

    private final ObjectMapper mapper = mapper();
    private final EventUpcasters upcasters;
    private final EntryJsonParser entries = new EntryJsonParser(mapper);

    private EventJsonMapper(EventUpcasters upcasters) {
        this.upcasters = upcasters;
    }

    public static EventJsonMapper create() {
        return with(EventUpcasters.current());
    }

    static EventJsonMapper with(EventUpcasters upcasters) {
        return new EventJsonMapper(upcasters);
    }

    /** Returns the revision in which this version writes and reads an event; null is the first. */
    public @Nullable String revisionOf(String eventName) {
        return upcasters.revisionOf(eventName);
    }

    public byte[] writePayload(Event event) {
        return write(event);
    }

    public byte[] writeMetadata(EventMetadata metadata) {
        return write(Map.of(
                "actorId", metadata.actorId(),
                "authority", metadata.authority(),
                "idempotencyKey", metadata.idempotencyKey(),
                "contentHash", metadata.contentHash(),
                "correlationId", metadata.correlationId(),
                "causationId", metadata.causationId().toString(),
                "nameReference", metadata.nameReference()));
    }

    private byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Decodes a raw entry of any revision.
     *
     * @throws UnreadableEntryException if its shape does not match the event exactly
     */
    LedgerEntry decode(RawEntry raw) {
        try {
            return entries.parse(raw, currentPayload(raw));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEntryException(raw.ledgerNumber(), e);
        }
    }

    /** Returns the payload in the current shape. */
    private byte[] currentPayload(RawEntry raw) throws IOException {
        if (Objects.equals(raw.revision(), revisionOf(raw.eventName()))) {
            return raw.payload();
        }
        return mapper.readTree(raw.payload()) instanceof ObjectNode payload
                ? write(upcasters.upcast(raw.eventName(), raw.revision(), payload))
                : raw.payload();
    }

    private static ObjectMapper mapper() {
        SimpleModule values = new SimpleModule("domain values");
        text(values, ChapterCode.class, cached(ChapterCode::new));
        text(values, ItemPath.class, cached(ItemPath::parse));
        text(values, Instant.class, Instant::parse);
        text(values, LocalDate.class, cached(LocalDate::parse));
        text(values, MatterId.class, cached(MatterId::parse));
        text(values, Moment.class, cached(Moment::parse));
        text(values, MutationId.class, MutationId::parse);
        text(values, PersonId.class, cached(PersonId::new));
        text(values, String.class, Function.identity());
        number(values, BudgetYear.class, BudgetYear::value, year -> new BudgetYear(Math.toIntExact(year)));
        number(values, Precision.class, Precision::thousands, Precision::new);
        number(values, Thousands.class, Thousands::value, Thousands::new);
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), values)
                .annotationIntrospector(new RequiredPropertyIntrospector())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // Surrogate pairs are written as UTF-8, so that parsing an entry and writing it compactly gives the
                // stored bytes.
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
    }

    /** Caches parsed values, because many events share them. */
    private static <T> Function<String, T> cached(Function<String, T> parse) {
        Map<String, T> cache = new ConcurrentHashMap<>();
        return text -> {
            T value = cache.get(text);
            if (value == null) {
                value = parse.apply(text);
                if (cache.size() < MAX_CACHED_VALUES) {
                    cache.put(text, value);
                }
            }
            return value;
        };
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(value.toString());
            }
        });
        module.addDeserializer(type, new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return parse.apply(
                        expected(JsonToken.VALUE_STRING, json, context).getText());
            }
        });
    }

    private static <T> void number(
            SimpleModule module, Class<T> type, Function<T, Number> write, Function<Long, T> parse) {
        module.addSerializer(type, new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeNumber(write.apply(value).longValue());
            }
        });
        module.addDeserializer(type, new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return parse.apply(
                        expected(JsonToken.VALUE_NUMBER_INT, json, context).getLongValue());
            }
        });
    }

    private static JsonParser expected(JsonToken token, JsonParser json, DeserializationContext context)
            throws IOException {
        if (json.currentToken() != token) {
            context.reportInputMismatch(Event.class, "Found %s, expected %s", json.currentToken(), token);
        }
        return json;
    }

    /** Makes every component without {@code @Nullable} required. */
    private static final class RequiredPropertyIntrospector extends JacksonAnnotationIntrospector {
        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return component(member).map(c -> !isNullable(c)).orElseGet(() -> super.hasRequiredMarker(member));
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return component(annotated)
                    .filter(c -> !isNullable(c))
                    .map(c -> JsonSetter.Value.forValueNulls(Nulls.FAIL))
                    .orElseGet(() -> super.findSetterInfo(annotated));
        }

        /** A change within an event is written under its stable name. */
        @Override
        public @Nullable TypeResolverBuilder<?> findPropertyTypeResolver(
                MapperConfig<?> config, AnnotatedMember member, JavaType type) {
            return type.hasRawClass(Event.TwoPersonChange.class)
                    ? new StdTypeResolverBuilder()
                            .init(JsonTypeInfo.Id.CUSTOM, new EventTypeIdResolver())
                            .inclusion(JsonTypeInfo.As.WRAPPER_OBJECT)
                    : super.findPropertyTypeResolver(config, member, type);
        }

        private static Optional<RecordComponent> component(Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter
                    ? Optional.ofNullable(parameter.getDeclaringClass().getRecordComponents())
                            .map(components -> components[parameter.getIndex()])
                    : Optional.empty();
        }

        private static boolean isNullable(RecordComponent component) {
            return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }

    private static final class EventTypeIdResolver extends TypeIdResolverBase {
        @Override
        public String idFromValue(Object value) {
            return EventNames.nameOf(value.getClass());
        }

        @Override
        public String idFromValueAndType(Object value, Class<?> type) {
            return idFromValue(value);
        }

        @Override
        public JavaType typeFromId(DatabindContext context, String id) {
            return context.constructType(EventNames.classOf(id));
        }

        @Override
        public JsonTypeInfo.Id getMechanism() {
            return JsonTypeInfo.Id.CUSTOM;
        }
    }
}
