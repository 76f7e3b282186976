package nl.mutatieboek.budget;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.platform.html.FormRequestMapper;

/**
 * A form about chapters, items or moments, as somebody filled it in.
 *
 * @param values by the names of the API; what was left empty is not there
 */
record SubmittedForm(Map<String, String> values) {
    SubmittedForm {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static SubmittedForm of(Map<String, String> parameters) {
        return new SubmittedForm(FormRequestMapper.nonBlankFields(parameters));
    }

    /** What a field holds; nothing if it was left empty. */
    public String said(String name) {
        return values.getOrDefault(name, "");
    }
}
