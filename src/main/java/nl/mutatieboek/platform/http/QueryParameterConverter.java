package nl.mutatieboek.platform.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ReflectionUtils;

/**
 * Makes the values of parameters: of the domain's types by their {@code parse} method or their constructor, which throw {@link MalformedValueException};
 * texts by their {@link DomainTerm}.
 */
final class QueryParameterConverter implements ConversionService {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final Map<Class<?>, Function<String, ?>> parsers = new ConcurrentHashMap<>(Map.of(
            String.class, text -> text,
            LocalDate.class, DomainTermValidator::parseDate,
            Long.class, QueryParameterConverter::number,
            Integer.class, QueryParameterConverter::integer,
            Boolean.class, QueryParameterConverter::flag));

    @Override
    public boolean canConvert(@Nullable Class<?> sourceType, Class<?> targetType) {
        return sourceType == String.class;
    }

    @Override
    public boolean canConvert(@Nullable TypeDescriptor sourceType, TypeDescriptor targetType) {
        return sourceType != null && sourceType.getType() == String.class;
    }

    @Override
    public <T> @Nullable T convert(@Nullable Object source, Class<T> targetType) {
        return targetType.cast(convert(source, null, TypeDescriptor.valueOf(targetType)));
    }

    /** @throws IllegalArgumentException if the text is not what its type asks, after which nothing more is tried */
    @Override
    public Object convert(@Nullable Object source, @Nullable TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = (String) Objects.requireNonNull(source);
        DomainTerm term = targetType.getAnnotation(DomainTerm.class);
        Function<String, ?> parser = term == null
                ? parsers.computeIfAbsent(targetType.getObjectType(), QueryParameterConverter::parser)
                : DomainTermValidator.text(term.value());
        try {
            return parser.apply(text);
        } catch (MalformedValueException malformed) {
            throw new IllegalArgumentException(malformed);
        }
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

    private static Integer integer(String text) {
        long number = number(text);
        if (number != (int) number) {
            throw new NumberFormatException(text);
        }
        return (int) number;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
