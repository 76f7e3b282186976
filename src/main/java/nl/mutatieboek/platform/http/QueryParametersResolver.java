package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DataBinder;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Binds the query of a request to the {@link QueryParameters} of its handler method: Spring constructs the records and Bean Validation
 * validates them. A parameter that none of them knows is wrong, because its author thinks that it counts, and so is one
 * that is given twice. All that is wrong is answered together.
 */
@Component
final class QueryParametersResolver implements HandlerMethodArgumentResolver {
    private static final String BOUND = QueryParametersResolver.class.getName();

    private final Map<Class<?>, Map<String, Parameter>> parameters = new ConcurrentHashMap<>();
    private final QueryParameterConverter conversions = new QueryParameterConverter();
    private final Validator validator;

    QueryParametersResolver(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return QueryParameters.class.isAssignableFrom(parameter.getParameterType());
    }

    /** With the first of the records that a handler method takes, all are bound. */
    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(
                webRequest.getNativeRequest(HttpServletRequest.class), "Only HTTP is spoken here");
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
        Map<Class<?>, QueryParameters> bound = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (supportsParameter(parameter)) {
                Class<? extends QueryParameters> type =
                        parameter.getParameterType().asSubclass(QueryParameters.class);
                bound.put(type, bind(type, taken, faults));
                known.addAll(parameters(type).keySet());
            }
        }
        if (!ApiResponseFilter.isApiRequest(request)) {
            known.add(QueryParameters.LANGUAGE);
            if (query.isUnread(QueryParameters.LANGUAGE)) {
                faults.add(query.fault(QueryParameters.LANGUAGE));
            }
        }
        known.removeAll(notTaken);
        query.given().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(fault(name, "unknown-parameter", Map.of())));
        faults.throwIfAny();
        return bound;
    }

    private <T extends QueryParameters> T bind(Class<T> type, Query query, RequestErrorCollector faults) {
        Map<String, Parameter> parameters = parameters(type);
        DataBinder binder = new DataBinder(null);
        binder.setTargetType(ResolvableType.forClass(type));
        binder.setConversionService(conversions);
        binder.construct(new DataBinder.ValueResolver() {
            @Override
            public @Nullable Object resolveValue(String name, Class<?> component) {
                String text = query.text(Objects.requireNonNull(parameters.get(name)));
                return text == null && component == boolean.class ? "false" : text;
            }

            @Override
            public Set<String> getNames() {
                return Set.of();
            }
        });
        T record = type.cast(Objects.requireNonNull(binder.getTarget()));
        BindingResult result = binder.getBindingResult();
        Set<String> violated = validator.validate(record).stream()
                .map(ConstraintViolation::getPropertyPath)
                .map(Object::toString)
                .collect(Collectors.toSet());
        parameters.values().stream()
                .flatMap(one -> faults(one, query, result.getFieldError(one.name()), violated.contains(one.name())))
                .forEach(faults::add);
        record.check((name, code) -> faults.add(fault(name, code, Map.of())));
        return record;
    }

    /** What is wrong with one parameter by itself. */
    private static Stream<RequestError> faults(
            Parameter parameter, Query query, @Nullable FieldError error, boolean violated) {
        String name = parameter.name();
        if (query.isUnread(name)) {
            return Stream.of(query.fault(name));
        }
        if (error == null && !violated) {
            return Stream.empty();
        }
        MalformedValueException malformed = error == null ? null : malformed(error);
        if (malformed != null) {
            return Stream.concat(Stream.of(malformed), Arrays.stream(malformed.getSuppressed()))
                    .map(one -> RequestError.of(ErrorLocation.QUERY, pointer(name), (MalformedValueException) one));
        }
        return Stream.of(query.text(parameter) == null ? fault(name, "missing", Map.of()) : parameter.fault());
    }

    private static @Nullable MalformedValueException malformed(FieldError error) {
        Throwable cause = error.unwrap(TypeMismatchException.class);
        while (cause != null && !(cause instanceof MalformedValueException)) {
            cause = cause.getCause();
        }
        return (MalformedValueException) cause;
    }

    private static RequestError fault(String name, String code, Map<String, ?> values) {
        return RequestError.of(ErrorLocation.QUERY, pointer(name), code, values);
    }

    private static String pointer(String name) {
        return "/" + JsonPointerEscaper.escape(name);
    }

    private Map<String, Parameter> parameters(Class<?> type) {
        return parameters.computeIfAbsent(type, QueryParametersResolver::parametersOf);
    }

    private static Map<String, Parameter> parametersOf(Class<?> type) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parameters.put(component.getName(), Parameter.of(component, type));
        }
        return parameters;
    }

    /** A component of a record; of a number its least and greatest value. */
    private record Parameter(String name, boolean number, boolean emptyMeansAbsent, long least, long most) {
        static Parameter of(RecordComponent component, Class<?> type) {
            Range range = component.getAccessor().getAnnotation(Range.class);
            return new Parameter(
                    component.getName(),
                    Number.class.isAssignableFrom(component.getType()),
                    type.isAnnotationPresent(EmptyMeansAbsent.class)
                            || component.isAnnotationPresent(EmptyMeansAbsent.class),
                    range == null ? Long.MIN_VALUE : range.min(),
                    range == null ? Long.MAX_VALUE : range.max());
        }

        /** What its type and constraints ask. */
        RequestError fault() {
            return number
                    ? QueryParametersResolver.fault(name, "parameter-number", Map.of("least", least, "most", most))
                    : QueryParametersResolver.fault(name, "parameter-flag", Map.of());
        }
    }

    /** The query of an address: the texts of each parameter, decoded; null where a percent sign is followed by something else than two digits. */
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

        /** Whether it is given twice or cannot be decoded. */
        boolean isUnread(String name) {
            List<Optional<String>> texts = given.getOrDefault(name, List.of());
            return texts.size() > 1 || (texts.size() == 1 && texts.getFirst().isEmpty());
        }

        RequestError fault(String name) {
            boolean twice = given.getOrDefault(name, List.of()).size() > 1;
            return QueryParametersResolver.fault(name, twice ? "parameter-twice" : "parameter", Map.of());
        }

        /** Null where it is absent or unread. */
        @Nullable
        String text(Parameter parameter) {
            List<Optional<String>> texts = given.getOrDefault(parameter.name(), List.of());
            String text = texts.size() == 1 ? texts.getFirst().orElse(null) : null;
            return parameter.emptyMeansAbsent() && "".equals(text) ? null : text;
        }
    }
}
