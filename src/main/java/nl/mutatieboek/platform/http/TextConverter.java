package nl.mutatieboek.platform.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.util.ReflectionUtils;

/**
 * Makes the values of parameters: of the domain's types by their {@code parse} method or their constructor, which throw {@link MalformedValueException};
 * texts by their {@link Term}.
 */
final class TextConverter implements GenericConverter {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final Map<Class<?>, Function<String, ?>> parsers = new ConcurrentHashMap<>(Map.of(
            String.class, text -> text,
            LocalDate.class, DomainTermValidator::parseDate,
            Long.class, TextConverter::number,
            Integer.class, text -> Math.toIntExact(number(text)),
            Boolean.class, TextConverter::flag));

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Object.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = (String) Objects.requireNonNull(source);
        Term term = targetType.getAnnotation(Term.class);
        return term == null
                ? parsers.computeIfAbsent(targetType.getObjectType(), TextConverter::parser)
                        .apply(text)
                : DomainTermValidator.text(term.value()).apply(text);
    }

    private static Function<String, ?> parser(Class<?> type) {
        Method parse = ReflectionUtils.findMethod(type, "parse", String.class);
        if (parse != null) {
            ReflectionUtils.makeAccessible(parse);
            return text -> Objects.requireNonNull(ReflectionUtils.invokeMethod(parse, null, text));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(String.class);
            return text -> construct(constructor, text);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("No text becomes a " + type, e);
        }
    }

    private static Object construct(Constructor<?> constructor, String text) {
        try {
            return BeanUtils.instantiateClass(constructor, text);
        } catch (BeanInstantiationException e) {
            if (e.getCause() instanceof MalformedValueException malformed) {
                throw malformed;
            }
            throw e;
        }
    }

    private static Long number(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return Long.valueOf(text);
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
