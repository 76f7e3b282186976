package nl.mutatieboek.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.ResolvedType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How records are described: under their own name without {@code Shown}, or the one that they state in an annotation; a
 * component that may be null is nullable, every other is required. Two records under one name are an error, because one of
 * them would go undescribed.
 */
@Component
final class Schemas implements ModelConverter {
    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Class<?> raw = raw(type.getType());
        if (raw == null || !raw.isRecord()) {
            return chain.next().resolve(type, context, chain);
        }
        String name = name(type.getType());
        Class<?> other = named.putIfAbsent(name, raw);
        if (other != null && !other.equals(raw)) {
            throw new IllegalStateException(other + " and " + raw + " are both described as " + name);
        }
        Schema<?> resolved = chain.next().resolve(type.name(name), context, chain);
        Schema<?> defined = context.getDefinedModels().get(name);
        if (defined != null) {
            sayWhatIsRequired(defined, raw);
        } else if (resolved != null) {
            sayWhatIsRequired(resolved, raw);
        }
        return resolved;
    }

    private static @Nullable Class<?> raw(@Nullable Type type) {
        return switch (type) {
            case Class<?> c -> c;
            case ParameterizedType p -> raw(p.getRawType());
            // Jackson's own idea of a type, in which swagger hands over what records hold.
            case ResolvedType r -> r.getRawClass();
            case null, default -> null;
        };
    }

    private static String name(Type type) {
        Class<?> raw = raw(type);
        if (raw == null) {
            throw new IllegalArgumentException("No class: " + type);
        }
        io.swagger.v3.oas.annotations.media.Schema stated =
                raw.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        String own = stated != null && !stated.name().isEmpty()
                ? stated.name()
                : raw.getSimpleName().replaceAll("Shown$", "");
        StringBuilder name = new StringBuilder(own);
        switch (type) {
            case ParameterizedType p ->
                Arrays.stream(p.getActualTypeArguments()).forEach(one -> name.append(name(one)));
            case ResolvedType r -> {
                for (int i = 0; i < r.containedTypeCount(); i++) {
                    if (r.containedType(i) instanceof Type one) {
                        name.append(name(one));
                    }
                }
            }
            default -> {}
        }
        return name.toString();
    }

    @SuppressWarnings("rawtypes") // So the library declares it.
    private static void sayWhatIsRequired(Schema<?> schema, Class<?> type) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component);
            Schema<?> property = properties.get(name);
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties.put(name, nullable(property));
            } else if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                schema.addRequiredItem(name);
            }
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty stated = component.getAccessor().getAnnotation(JsonProperty.class);
        return stated == null || stated.value().isEmpty() ? component.getName() : stated.value();
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            // Beside a reference nothing else counts in OpenAPI 3.0.
            Schema<?> composed = new ComposedSchema().addAllOfItem(new Schema<>().$ref(schema.get$ref()));
            composed.setNullable(true);
            return composed;
        }
        schema.setNullable(true);
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            schema.addEnumItemObject(null);
        }
        return schema;
    }
}
