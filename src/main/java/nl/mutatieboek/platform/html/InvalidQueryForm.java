package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.mutatieboek.platform.format.ProblemView.ProblemPart;
import org.springframework.http.HttpMethod;

/**
 * An invalid query as a form that can be corrected and sent again.
 *
 * @param path address of the query
 * @param fields the invalid parameters with their errors
 * @param kept the other parameters
 */
record InvalidQueryForm(String path, List<InvalidQueryField> fields, Map<String, String> kept) {
    /** Unknown parameters are left out. */
    private static final String UNKNOWN = "unknown-parameter";

    InvalidQueryForm {
        fields = List.copyOf(fields);
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
    }

    /**
     * An invalid parameter.
     *
     * @param label its name for people
     * @param value its value as sent
     * @param choices the values that it may mean, with their names; empty if unknown
     */
    record InvalidQueryField(String name, String label, String value, String wrong, Map<String, String> choices) {
        InvalidQueryField {
            choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        }
    }

    /** Returns empty if no parameter can be corrected, as after a form that changes something. */
    static Optional<InvalidQueryForm> of(
            HttpServletRequest request, List<ProblemPart> wrong, UnaryOperator<String> label) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return Optional.empty();
        }
        List<InvalidQueryField> fields = wrong.stream()
                .filter(one -> !one.code().equals(UNKNOWN))
                .map(one -> field(one, request, label))
                .toList();
        Set<String> no = wrong.stream().map(ProblemPart::name).collect(Collectors.toSet());
        Map<String, String> kept = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!no.contains(name)) {
                kept.put(name, values[0]);
            }
        });
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new InvalidQueryForm(request.getRequestURI(), fields, kept));
    }

    /** Whether the form has a field for a parameter. */
    public boolean hasField(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    private static InvalidQueryField field(ProblemPart wrong, HttpServletRequest request, UnaryOperator<String> label) {
        String name = wrong.name();
        String value = request.getParameter(name);
        return new InvalidQueryField(
                name,
                label.apply(name),
                value == null ? "" : value,
                wrong.detail(),
                ParameterCorrection.offered(request, name));
    }
}
