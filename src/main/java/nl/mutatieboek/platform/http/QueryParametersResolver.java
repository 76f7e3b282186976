package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Binds the query of a request to the {@link ValidatedQuery} of its handler method: components are parsed, and records
 * are validated by Bean Validation. Unknown parameters are rejected, because the client expects an effect, and so are
 * repeated ones. All errors are reported together.
 */
@Component
final class QueryParametersResolver implements HandlerMethodArgumentResolver {
    private static final String BOUND = QueryParametersResolver.class.getName();

    private final Map<Class<?>, RecordType> types = new ConcurrentHashMap<>();
    private final Validator validator;

    QueryParametersResolver(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ValidatedQuery.class.isAssignableFrom(parameter.getParameterType());
    }

    /** Resolving the first record of a handler method binds all of them. */
    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request =
                Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class), "Not an HTTP request");
        if (request.getAttribute(BOUND) instanceof Map<?, ?> bound) {
            return bound.get(parameter.getParameterType());
        }
        HandlerMethod handler = (HandlerMethod)
                Objects.requireNonNull(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE));
        Map<?, ?> bound = bind(handler, request);
        request.setAttribute(BOUND, bound);
        return bound.get(parameter.getParameterType());
    }

    private Map<?, ?> bind(HandlerMethod handler, HttpServletRequest request) {
        Query query = Query.of(request);
        Set<String> notTaken = UnsupportedParameterProvider.class.isAssignableFrom(handler.getBeanType())
                ? ((UnsupportedParameterProvider)
                                handler.createWithResolvedBean().getBean())
                        .notTaken(request)
                : Set.of();
        Query taken = query.without(notTaken);
        RequestErrorCollector faults = new RequestErrorCollector();
        Map<Class<?>, ValidatedQuery> bound = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (supportsParameter(parameter)) {
                Class<? extends ValidatedQuery> type =
                        parameter.getParameterType().asSubclass(ValidatedQuery.class);
                bound.put(type, bind(type, taken, faults));
                type(type).parameters().forEach(one -> known.add(one.name()));
            }
        }
        if (!ApiResponseFilter.isApiRequest(request)) {
            known.add(ValidatedQuery.LANGUAGE);
            known.addAll(ValidatedQuery.CARRIED);
            if (query.isUnread(ValidatedQuery.LANGUAGE)) {
                faults.add(query.fault(ValidatedQuery.LANGUAGE));
            }
        }
        known.removeAll(notTaken);
        query.given().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(fault(name, "unknown-parameter", Map.of())));
        faults.throwIfAny();
        return bound;
    }

    private <T extends ValidatedQuery> T bind(Class<T> type, Query query, RequestErrorCollector faults) {
        RecordType known = type(type);
        Map<String, List<RequestError>> wrong = new HashMap<>();
        T record = type.cast(BeanUtils.instantiateClass(
                known.constructor(),
                known.parameters().stream().map(one -> value(one, query, wrong)).toArray()));
        Set<String> violated = new HashSet<>();
        validator
                .validate(record)
                .forEach(one -> violated.add(one.getPropertyPath().toString()));
        for (Parameter parameter : known.parameters()) {
            if (wrong.containsKey(parameter.name())) {
                wrong.get(parameter.name()).forEach(faults::add);
            } else if (violated.contains(parameter.name())) {
                boolean missing = query.text(parameter) == null;
                faults.add(missing ? fault(parameter.name(), "missing", Map.of()) : parameter.fault());
            }
        }
        record.check((name, code) -> faults.add(fault(name, code, Map.of())));
        return record;
    }

    /** Null, or false, if the parameter is absent or invalid. */
    private static @Nullable Object value(Parameter parameter, Query query, Map<String, List<RequestError>> wrong) {
        String name = parameter.name();
        String text = query.text(parameter);
        try {
            if (query.isUnread(name)) {
                wrong.put(name, List.of(query.fault(name)));
            } else if (text != null) {
                return parameter.parser().apply(text);
            }
        } catch (MalformedValueException malformed) {
            wrong.put(
                    name,
                    Stream.concat(Stream.of(malformed), Arrays.stream(malformed.getSuppressed()))
                            .map(one ->
                                    RequestError.of(ErrorLocation.QUERY, pointer(name), (MalformedValueException) one))
                            .toList());
        } catch (IllegalArgumentException | ArithmeticException e) {
            wrong.put(name, List.of(parameter.fault()));
        }
        return parameter.absent();
    }

    private static RequestError fault(String name, String code, Map<String, ?> values) {
        return RequestError.of(ErrorLocation.QUERY, pointer(name), code, values);
    }

    private static String pointer(String name) {
        return "/" + JsonPointerEscaper.escape(name);
    }

    private RecordType type(Class<?> type) {
        return types.computeIfAbsent(type, RecordType::of);
    }

    /** A record with its components. */
    private record RecordType(Constructor<?> constructor, List<Parameter> parameters) {
        static RecordType of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                return new RecordType(
                        type.getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)),
                        Arrays.stream(components)
                                .map(one -> Parameter.of(one, type))
                                .toList());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Not a record: " + type, e);
            }
        }
    }

    /** A component of a record; of a number its least and greatest value. */
    private record Parameter(
            String name,
            Function<String, ?> parser,
            @Nullable Object absent,
            boolean number,
            boolean emptyMeansAbsent,
            long least,
            long most) {
        static Parameter of(RecordComponent component, Class<?> type) {
            Range range = component.getAccessor().getAnnotation(Range.class);
            return new Parameter(
                    component.getName(),
                    ParameterParsers.of(component),
                    component.getType() == boolean.class ? false : null,
                    Number.class.isAssignableFrom(component.getType()),
                    type.isAnnotationPresent(EmptyMeansAbsent.class)
                            || component.isAnnotationPresent(EmptyMeansAbsent.class),
                    range == null ? Long.MIN_VALUE : range.min(),
                    range == null ? Long.MAX_VALUE : range.max());
        }

        /** The type and constraints of a component. */
        RequestError fault() {
            return number
                    ? QueryParametersResolver.fault(name, "parameter-number", Map.of("least", least, "most", most))
                    : QueryParametersResolver.fault(name, "parameter-flag", Map.of());
        }
    }

    /** Parses a query string: the decoded values of each parameter; null for an invalid percent escape. */
    private record Query(Map<String, List<Optional<String>>> given) {
        static Query of(HttpServletRequest request) {
            Map<String, List<Optional<String>>> given = new LinkedHashMap<>();
            UriComponentsBuilder.newInstance()
                    .query(request.getQueryString())
                    .build()
                    .getQueryParams()
                    .forEach((name, texts) ->
                            given.put(name, texts.stream().map(Query::decoded).toList()));
            return new Query(given);
        }

        private static Optional<String> decoded(@Nullable String text) {
            try {
                return Optional.of(text == null ? "" : UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        Query without(Set<String> names) {
            Map<String, List<Optional<String>>> others = new LinkedHashMap<>(given);
            others.keySet().removeAll(names);
            return new Query(others);
        }

        /** Whether it is repeated or cannot be decoded. */
        boolean isUnread(String name) {
            List<Optional<String>> texts = given.getOrDefault(name, List.of());
            return texts.size() > 1 || (texts.size() == 1 && texts.getFirst().isEmpty());
        }

        RequestError fault(String name) {
            boolean twice = given.getOrDefault(name, List.of()).size() > 1;
            return QueryParametersResolver.fault(name, twice ? "parameter-twice" : "parameter", Map.of());
        }

        /** Null if it is absent or cannot be decoded. */
        @Nullable
        String text(Parameter parameter) {
            List<Optional<String>> texts = given.getOrDefault(parameter.name(), List.of());
            String text = texts.size() == 1 ? texts.getFirst().orElse(null) : null;
            return parameter.emptyMeansAbsent() && "".equals(text) ? null : text;
        }
    }
}
