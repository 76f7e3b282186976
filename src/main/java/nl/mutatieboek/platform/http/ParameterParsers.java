package nl.mutatieboek.platform.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Parses parameter values: a domain type by its {@code parse} method or constructor, which throw {@link
 * MalformedValueException}, and a text by its {@link ValidDomainTerm}.
 */
final class ParameterParsers {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private static final Map<Class<?>, Function<String, ?>> OF_JAVA = Map.of(
            String.class,
            text -> text,
            LocalDate.class,
            DomainTermValidator.text("date"),
            Long.class,
            ParameterParsers::number,
            Integer.class,
            text -> Math.toIntExact(number(text)),
            boolean.class,
            ParameterParsers::flag);

    private ParameterParsers() {}

    static Function<String, ?> of(RecordComponent component) {
        ValidDomainTerm term = component.getAnnotation(ValidDomainTerm.class);
        if (term != null) {
            return DomainTermValidator.text(term.value());
        }
        Function<String, ?> parser = OF_JAVA.get(component.getType());
        return parser == null ? parser(component.getType()) : parser;
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
            throw new IllegalStateException("No parser for type " + type, e);
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
