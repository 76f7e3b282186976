package nl.mutatieboek.platform.http;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.jspecify.annotations.Nullable;

/** Collects the errors of a request body, at most one for each member. */
public final class RequestBodyErrorCollector {
    private final RequestErrorCollector faults;
    private final Map<?, ?> pathVariables;
    private final String parent;
    private final Set<String> wrong;

    private RequestBodyErrorCollector(
            RequestErrorCollector faults, Map<?, ?> pathVariables, String parent, Set<String> wrong) {
        this.faults = faults;
        this.pathVariables = pathVariables;
        this.parent = parent;
        this.wrong = wrong;
    }

    RequestBodyErrorCollector(RequestErrorCollector faults, Map<?, ?> pathVariables) {
        this(faults, pathVariables, "", new HashSet<>());
    }

    /** Returns the collector for an object in this body, such as {@code /mutations/0}. */
    public RequestBodyErrorCollector nested(String pointer) {
        return new RequestBodyErrorCollector(faults, pathVariables, parent + pointer, wrong);
    }

    /** Returns a path variable by name, such as {@code chapter}; null if the path has none. */
    public @Nullable String pathVariable(String name) {
        return pathVariables.get(name) instanceof String value ? value : null;
    }

    /** Whether an error of this member is known. */
    public boolean hasErrorAt(String member) {
        return !wrong.isEmpty() && wrong.contains(parent + "/" + member);
    }

    /** Adds an invalid member, with the key of its message after {@code malformed.}. */
    public void add(String member, String code) {
        add(RequestError.of(ErrorLocation.BODY, parent + "/" + member, code));
    }

    /** Adds a refusal that concerns a member. */
    public void add(String member, Refusal refusal) {
        add(RequestError.of(parent + "/" + member, refusal));
    }

    /** Adds an error at a member if valid values do not fit together. */
    public void addIfMalformed(String member, Runnable together) {
        try {
            together.run();
        } catch (MalformedValueException e) {
            add(RequestError.of(ErrorLocation.BODY, parent + "/" + member, e));
        }
    }

    void add(RequestError fault) {
        if (wrong.contains(fault.pointer())) {
            return;
        }
        faults.add(fault);
        if (!faults.isFull()) {
            wrong.add(fault.pointer());
        }
    }

    /** Returns the JSON pointers of the errors. */
    Set<String> pointers() {
        return Set.copyOf(wrong);
    }
}
