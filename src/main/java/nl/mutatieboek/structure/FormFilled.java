package nl.mutatieboek.structure;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.web.Days;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form about chapters, items or moments, as somebody filled it in.
 *
 * @param values by the names of the API; what was left empty is not there
 */
record FormFilled(Map<String, String> values) {
    private static final Set<String> DAYS = Set.of("submittedOn", "presentedOn", "adoptedOn", "effectiveFrom");
    private static final Set<String> YEARS = Set.of("validFrom", "validUntil", "registeredFrom", "year", "rightYear");
    private static final Set<String> YES_OR_NO = Set.of("assumed", "budgetStatement");
    private static final Set<String> NOT_SAID = Set.of("key", "_csrf", "lang", "form");

    FormFilled {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static FormFilled of(Map<String, String> parameters) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (!NOT_SAID.contains(name) && !value.isBlank()) {
                values.put(name, value.replace("\r\n", "\n").strip());
            }
        });
        return new FormFilled(values);
    }

    /** What a field holds; nothing if it was left empty. */
    public String said(String name) {
        return values.getOrDefault(name, "");
    }

    /** The same as the API asks it. */
    Posted posted(String path, String key) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            if (DAYS.contains(name)) {
                body.put(name, Days.iso(value));
            } else if (YEARS.contains(name) && value.matches("\\d{1,9}")) {
                body.put(name, Integer.parseInt(value));
            } else if (YES_OR_NO.contains(name)) {
                body.put(name, Boolean.parseBoolean(value));
            } else {
                body.put(name, value);
            }
        });
        return Posted.ofForm(path, key, body);
    }
}
