package nl.mutatieboek.budget;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.platform.html.FormRequestMapper;

/**
 * A submitted form about chapters, items or moments.
 *
 * @param values by the names of the API; empty fields are absent
 */
record SubmittedForm(Map<String, String> values) {
    SubmittedForm {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static SubmittedForm of(Map<String, String> parameters) {
        return new SubmittedForm(FormRequestMapper.nonBlankFields(parameters));
    }

    /** Returns the value of a field; empty if it was left blank. */
    public String said(String name) {
        return values.getOrDefault(name, "");
    }
}
